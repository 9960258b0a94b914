// A frame on the photograph instead of three questions: moved by buttons, keys, a tap or by dragging.
// Without this file the questions stay; the server keeps every frame inside the photograph.
const RATIO = 5 / 4;
const LEAST = 320;
const STEP = 0.03;
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "larger", "=": "larger", "-": "smaller" };

const form = document.querySelector("form[data-crop]");
if (form) enhance(form);

function enhance(form) {
  const [width, height] = form.dataset.crop.split(" ").map(Number);
  const picture = form.querySelector("[data-crop-picture]");
  const box = form.querySelector("[data-crop-box]");
  const status = form.querySelector("[data-crop-status]");
  const input = (name) => form.elements.namedItem(name);
  const frame = { left: Number(input("left").value), top: Number(input("top").value), wide: Number(input("wide").value) };
  let held = null;

  form.querySelector("[data-crop-words]").hidden = true;
  form.querySelector("[data-crop-tools]").hidden = false;
  box.hidden = false;
  place();

  function place() {
    const widest = Math.min(width, height / RATIO);
    frame.wide = clamp(frame.wide, Math.min(LEAST, widest), widest);
    frame.left = clamp(frame.left, 0, width - frame.wide);
    frame.top = clamp(frame.top, 0, height - frame.wide * RATIO);
    for (const name of ["left", "top", "wide"]) input(name).value = Math.round(frame[name]);
    box.style.left = `${(frame.left / width) * 100}%`;
    box.style.top = `${(frame.top / height) * 100}%`;
    box.style.width = `${(frame.wide / width) * 100}%`;
    box.style.height = `${((frame.wide * RATIO) / height) * 100}%`;
  }

  function move(way) {
    const step = width * STEP;
    const grown = { larger: step, smaller: -step }[way] ?? 0;
    const before = frame.wide;
    frame.wide += grown;
    place();
    const growth = frame.wide - before;
    frame.left += ({ left: -step, right: step }[way] ?? 0) - growth / 2;
    frame.top += ({ up: -step, down: step }[way] ?? 0) - (growth * RATIO) / 2;
    place();
    say();
  }

  function say() {
    const shares = { wide: frame.wide / width, left: frame.left / width, top: frame.top / height };
    status.textContent = status.dataset.cropStatus.replace(/\{(\w+)\}/g, (_, name) => `${Math.round(shares[name] * 100)}\u00a0%`);
  }

  function pixels({ clientX, clientY }) {
    const seen = picture.getBoundingClientRect();
    return { x: ((clientX - seen.left) / seen.width) * width, y: ((clientY - seen.top) / seen.height) * height };
  }

  form.querySelector("[data-crop-tools]").addEventListener("click", (event) => {
    const way = event.target.closest("[data-crop-step]")?.dataset.cropStep;
    if (way) move(way);
  });
  box.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(KEYS[event.key]);
  });
  box.addEventListener("pointerdown", (event) => {
    const { x, y } = pixels(event);
    held = { x: x - frame.left, y: y - frame.top };
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (!held) return;
    const { x, y } = pixels(event);
    Object.assign(frame, { left: x - held.x, top: y - held.y });
    place();
  });
  for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => { held = null; });
  picture.addEventListener("click", (event) => {
    if (event.target === box) return;
    const { x, y } = pixels(event);
    Object.assign(frame, { left: x - frame.wide / 2, top: y - (frame.wide * RATIO) / 3 });
    place();
    say();
  });
}

function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
