// A text field with suggestions: the ARIA combobox with a listbox. Without this file the server offers a list instead.
const PAUSE = 150;
const SHORTEST = 2;

for (const box of document.querySelectorAll("[data-combo]")) enhance(box);

function enhance(box) {
  const input = box.querySelector("input[type=text]");
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-list`, className: "combo-list", hidden: true });
  const status = Object.assign(document.createElement("p"), { className: "vh" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.comboLabel);
  status.setAttribute("role", "status");
  input.after(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  let active = -1;
  let timer;
  let request;

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    move(-1);
  }

  function move(to) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const option = list.children[active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    forget();
    if (option.dataset.code) {
      const code = Object.assign(document.createElement("input"), { type: "hidden", name: `${input.name}_code`, value: option.dataset.code });
      box.append(code);
    }
    if (option.dataset.name) input.value = option.dataset.name;
    status.textContent = option.textContent;
    close();
  }

  function forget() {
    for (const code of box.querySelectorAll("input[type=hidden], [data-combo-choice]")) code.remove();
  }

  function show(communities) {
    const options = communities.map(({ code, name }) => ({ code, name, text: name }));
    const { comboMissing, comboMissingCode } = box.dataset;
    if (comboMissing) options.push({ code: comboMissingCode, name: "", text: comboMissing });
    list.replaceChildren(...options.map(({ code, name, text }, number) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${number}`, textContent: text });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      Object.assign(option.dataset, { code, name });
      return option;
    }));
    active = -1;
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = communities.length ? `${box.dataset.comboLabel}: ${communities.length}` : box.dataset.comboEmpty;
  }

  async function suggest() {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.combo}?q=${encodeURIComponent(input.value)}`, { signal: request.signal });
      if (answer.ok && document.activeElement === input) show((await answer.json()).communities);
    } catch { /* offline or overtaken: the server's list is there after Continue */ }
  }

  input.addEventListener("input", () => {
    forget();
    close();
    if (input.value.trim().length >= SHORTEST) timer = setTimeout(suggest, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) close();
    else if (list.hidden && event.key === "ArrowDown" && input.value.trim().length >= SHORTEST) suggest();
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") move((active + 1) % list.children.length);
    else if (event.key === "ArrowUp") move((active <= 0 ? list.children.length : active) - 1);
    else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => event.target.closest("li") && choose(event.target.closest("li")));
  input.addEventListener("blur", close);
}
