// Keeps what is typed in this browser until the server has it, and says so when the connection is cut while sending.
// Without this file the form is sent as any other.
const PATIENCE = 20000;
// Answers that find fault with what they have kept.
const SAVED_ALTHOUGH = [409, 422];
const form = document.querySelector("form[data-draft-keeper]");
if (form) keep(form);

function keep(form) {
  const key = `draft:${form.dataset.draftKeeper}`;
  const note = form.querySelector("[data-not-sent]");
  let sending = false;

  restore();
  form.addEventListener("input", store);
  form.addEventListener("change", store);
  form.addEventListener("submit", send);

  function fields() {
    return [...form.elements].filter(({ name, type }) => name && !["hidden", "submit", "button", "file"].includes(type));
  }

  function values() {
    return fields().map(({ name, type, value, checked }) => [name, value, ["radio", "checkbox"].includes(type) ? checked : null]);
  }

  function store() {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values() }));
    } catch { /* no room or not allowed: the form still works */ }
  }

  function forget() {
    try { localStorage.removeItem(key); } catch { /* as above */ }
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }

  // Text that never reached the server comes back, unless the server has something newer from another device.
  function restore() {
    const stored = kept();
    if (!stored) return;
    if (Date.parse(form.dataset.savedAt) > stored.at) return forget();
    if (JSON.stringify(stored.values) === JSON.stringify(values())) return forget();
    for (const field of fields()) {
      const found = stored.values.find(([name, value, checked]) => name === field.name && (checked === null || value === field.value));
      if (!found) continue;
      if (found[2] === null) field.value = found[1];
      else field.checked = found[2];
    }
    form.querySelector("[data-restored]")?.removeAttribute("hidden");
  }

  async function send(event) {
    if (sending) return;
    event.preventDefault();
    sending = true;
    note.hidden = true;
    store();
    const button = event.submitter;
    const typed = new FormData(form);
    if (button?.name) typed.append(button.name, button.value);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(form.action, { method: "POST", body: typed, signal: stop.signal });
      if (answer.status >= 500) return refuse();
      if (answer.ok || SAVED_ALTHOUGH.includes(answer.status)) forget();
      if (answer.redirected) location.assign(answer.url);
      else again(button);
    } catch {
      refuse();
    } finally {
      clearTimeout(timer);
    }
  }

  // The server has the text and something to say about it: let the browser show that page itself.
  function again(button) {
    if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    form.submit();
  }

  function refuse() {
    sending = false;
    note.hidden = false;
    note.scrollIntoView({ block: "center" });
  }
}
