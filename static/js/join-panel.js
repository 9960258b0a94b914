// The join panel asks the server every half minute what it should say. Without this file one reloads the page.
const EVERY = 30_000;
const PANEL = "[data-join-panel]";
let timer;
let asked;

document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : ask()));
schedule();

function schedule() {
  clearTimeout(timer);
  if (document.querySelector(PANEL)?.dataset.address && !document.hidden) timer = setTimeout(ask, EVERY);
}

async function ask() {
  const panel = document.querySelector(PANEL);
  if (!panel?.dataset.address) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const response = await fetch(panel.dataset.address, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) throw new Error(response.status);
    show(new DOMParser().parseFromString(await response.text(), "text/html").querySelector(PANEL));
  } catch {
    // No network for a while: what is on the page stays, the next half minute asks again.
  }
  schedule();
}

// Drawn anew only when it says something else, and never under a hand: who is on a button keeps it.
function show(fresh) {
  const panel = document.querySelector(PANEL);
  if (!fresh || saying(fresh) === saying(panel)) return;
  if (panel.dataset.leadsTo !== fresh.dataset.leadsTo && !isWriting()) return location.reload();
  const held = panel.contains(document.activeElement) && document.activeElement;
  const twin = held && fresh.querySelector(held.tagName.toLowerCase());
  panel.replaceWith(fresh);
  if (panel.dataset.state !== fresh.dataset.state) announce(fresh);
  if (twin) twin.focus({ preventScroll: true });
}

// The token against forgery is another one in every answer.
function saying(panel) {
  const copy = panel.cloneNode(true);
  for (const field of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) field.remove();
  return copy.outerHTML;
}

function isWriting() {
  return [...document.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
}

function announce(panel) {
  const region = document.querySelector("[data-join-news]");
  if (region) region.textContent = `${panel.querySelector(".tag").textContent}. ${panel.querySelector("h2").textContent}`;
}
