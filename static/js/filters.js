// Filters of a list: what is found changes in its place and the address follows. Without this file the form loads a page.
const form = document.querySelector("form[data-filters]");
let request;

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
  const query = new URLSearchParams(asked).toString();
  show(query ? `${form.action}?${query}` : form.action);
});

// The page one came from is asked for anew: somebody may have hidden an office meanwhile.
window.addEventListener("popstate", () => location.reload());

async function show(address) {
  request?.abort();
  request = new AbortController();
  try {
    const response = await fetch(address, { signal: request.signal });
    if (!response.ok) throw new Error(response.status);
    swap(new DOMParser().parseFromString(await response.text(), "text/html"));
    history.pushState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function swap(page) {
  document.title = page.title;
  for (const part of document.querySelectorAll("[data-part]")) {
    // Copies: an option that is taken out of its list hands its choice on to the next one.
    const found = page.querySelector(`[data-part="${part.dataset.part}"]`);
    part.replaceChildren(...[...found.childNodes].map((node) => node.cloneNode(true)));
  }
  // The other language shows the same filters.
  const twin = page.querySelector("header a[hreflang]").getAttribute("href");
  for (const link of document.querySelectorAll("header a[hreflang]")) link.href = twin;
}
