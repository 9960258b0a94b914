// Parts of a page that change while one looks: each asks its address (none: the page's own) every so many seconds, and
// takes what stands there under its id, or all of it. Without this file one reloads the page. Nothing is drawn anew under a hand: a part with the focus inside waits.
for (const part of document.querySelectorAll("[data-refresh]")) keepFresh(part);

function keepFresh(part) {
  let timer;
  const schedule = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, Number(part.dataset.every) * 1000);
  };
  const ask = async () => {
    try {
      const response = await fetch(part.dataset.refresh || location.href, { headers: { Accept: "text/html" } });
      if (!response.ok || response.redirected) throw new Error(response.status);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = (part.id && page.getElementById(part.id)) || page.body;
      // A part that asks for no more of this has come to its end: the rest of the page belongs to it.
      if (part.id && fresh.id === part.id && !("refresh" in fresh.dataset)) return location.reload();
      if (!part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
    } catch {
      // No network for a while: what is on the page stays, the next round asks again.
    }
    schedule();
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : ask()));
  schedule();
}
