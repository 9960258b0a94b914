// Shows passkey forms where the browser can do it and hands them to allauth's scripts, which this page loads before.
const { forms } = window.allauth.webauthn;
const starters = {
  login: (ids) => forms.loginForm({ ids: { ...ids, login: "passkey-start" } }),
  authenticate: (ids) => forms.authenticateForm({ ids: { ...ids, authenticate: "passkey-start", data: "passkey-options" } }),
  signup: (ids) => forms.signupForm({ ids: { ...ids, signup: "passkey-start", data: "passkey-options" } }),
};

if (window.webauthnJSON.supported()) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    starters[form.dataset.passkey]({ credential: form.querySelector("[name=credential]").id });
  }
  for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = true;
}

// The person closed the browser's window, or the device has no passkey for us: the page says so, the console is silent.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const form of document.querySelectorAll("[data-passkey]")) {
    const status = form.querySelector("[role=status]");
    if (status) status.hidden = false;
  }
});
