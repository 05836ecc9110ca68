// To order by tapping: what is tapped goes into the next place; tapped there again, or by 拿回, it comes back; 往前
// moves it up one. The lists of the plain form stay the only truth, hidden; a keyboard presses the same buttons.
import { fill } from "./feedback.js";
import { said } from "./fields.js";

const make = (text, label, press) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "try-tile", textContent: text });
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
};

export function orderByTapping(form, words) {
  const list = form.querySelector(".try-order"), lists = [...list.querySelectorAll("select")];
  const texts = lists.map((one) => said(one.closest("label").querySelector("span")));
  const placed = Object.assign(document.createElement("ol"), { className: "try-placed" });
  const rest = Object.assign(document.createElement("ul"), { className: "try-rest" });
  const box = document.createElement("div");
  box.append(placed, rest);
  let taken = [];

  function set(next, focus) {
    taken = next;
    lists.forEach((one, i) => (one.value = taken.includes(i) ? String(taken.indexOf(i)) : ""));
    draw();
    if (focus !== undefined) (box.querySelector(`[data-item="${focus}"]`) ?? box.querySelector("button"))?.focus();
  }
  function swapped(place) {
    const next = [...taken];
    [next[place - 1], next[place]] = [taken[place], taken[place - 1]];
    return next;
  }
  function draw() {
    placed.replaceChildren(...lists.map((_, place) => slot(place)));
    rest.replaceChildren(...lists.flatMap((_, i) => (taken.includes(i) ? [] : [item(i)])));
  }
  function slot(place) {
    const line = document.createElement("li"), i = taken[place];
    if (i === undefined) {
      line.className = "try-slot";
      line.textContent = fill(words.place, { number: place + 1 });
      return line;
    }
    const back = make(texts[i], fill(words.take_back, { text: texts[i], number: place + 1 }), () => set(taken.filter((one) => one !== i), i));
    back.dataset.item = i;
    line.append(back);
    if (place) line.append(make("↑", fill(words.forward, { text: texts[i] }), () => set(swapped(place), i)));
    return line;
  }
  function item(i) {
    const line = document.createElement("li"), next = () => set([...taken, i], lists.findIndex((_, n) => n !== i && !taken.includes(n)));
    const tile = make(texts[i], "", next);
    tile.dataset.item = i;
    line.append(tile);
    return line;
  }
  list.hidden = true;
  list.after(box);
  const refresh = () => {
    const at = (place) => lists.findIndex((one) => one.value === String(place));
    taken = lists.map((_, place) => at(place)).filter((i) => i >= 0);
    draw();
  };
  refresh();
  return refresh;
}
