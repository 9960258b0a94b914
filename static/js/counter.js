// Keeps the length of a text right while one types. The server has written it and judges it in the end.
for (const counter of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(counter.dataset.of);
  const shown = counter.querySelector("[data-count]");
  const count = () => { shown.textContent = counter.dataset.counter === "words" ? words(field.value) : characters(field.value); };
  field.addEventListener("input", count);
  // A draft that was put back, or a page that the browser kept.
  window.addEventListener("pageshow", count);
}

function words(text) {
  return (text.match(/\S+/g) ?? []).length;
}

function characters(text) {
  return [...text.trim()].length;
}
