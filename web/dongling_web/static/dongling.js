// Completion in every search box (a combobox with a list, WAI-ARIA 1.2), adding a unit in place, and the print button.
// Every page works without this file.
const sentences = document.currentScript.dataset;
function element(name, attributes, text = "") {
  const made = Object.assign(document.createElement(name), { textContent: text });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function complete(box, number) {
  const list = element("ul", { role: "listbox", id: `words-${number}`, class: "offers", "aria-label": sentences.offers, hidden: "" });
  const said = element("span", { "aria-live": "polite", class: "hide" });
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  let chosen = -1, turn = 0, waiting;

  function choose(next) {
    chosen = next;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", list.children[chosen]?.id ?? "");
  }
  function show(words) {
    list.replaceChildren(...words.map((word, at) => element("li", { role: "option", id: `${list.id}-${at}` }, word)));
    list.hidden = !words.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = list.hidden ? "" : sentences.offered.replace("{}", words.length);
    choose(-1);
  }
  async function ask(text, asked) {
    const answer = text ? fetch(`${box.dataset.suggest || "/suggest.json"}?q=${encodeURIComponent(text)}`) : Promise.reject();
    const words = await answer.then((found) => (found.ok ? found.json() : [])).catch(() => []);
    if (asked === turn) show(words.filter((word) => word !== text));
  }
  function later(wait, text = box.value.trim()) { // what was asked before is no longer shown when it comes
    clearTimeout(waiting);
    waiting = setTimeout(ask, wait, text, ++turn);
  }
  function take(option) {
    box.value = option.textContent;
    box.form.requestSubmit();
  }
  const keys = {
    ArrowDown: () => (list.hidden ? later(0) : choose(chosen + 1 < list.children.length ? chosen + 1 : -1)),
    ArrowUp: () => choose(chosen < 0 ? list.children.length - 1 : chosen - 1),
    Enter: () => take(list.children[chosen]),
    Escape: () => later(0, ""),
  };
  box.addEventListener("keydown", (event) => {
    const unused = event.key === "Enter" ? chosen < 0 : list.hidden && event.key !== "ArrowDown";
    if (!keys[event.key] || unused || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const name of ["input", "compositionend"]) box.addEventListener(name, (event) => event.isComposing || later(120));
  box.addEventListener("blur", () => later(0, ""));
  box.form.addEventListener("submit", () => later(0, ""));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => event.target.matches("li") && take(event.target));
  for (const [key, value] of Object.entries(combobox)) box.setAttribute(key, value);
  box.form.append(list, said);
}

// The server answers with what changes on the page, each part by its id. When it refuses, the form goes the plain way
// and shows why; when it can't be reached, the page stays and the button says so.
async function add(form, button) {
  const asked = { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams(new FormData(form)) };
  asked.body.set(button.name, button.value);
  const answer = await fetch(form.action, asked).catch(() => null);
  const said = document.getElementById("added");
  button.removeAttribute("aria-busy");
  if (!answer) {
    said.textContent = button.querySelector("span").textContent = sentences.away;
  } else if (!answer.ok) {
    form.dataset.plain = "";
    form.requestSubmit(button);
  } else {
    const parts = new DOMParser().parseFromString(await answer.text(), "text/html").body.children;
    const here = document.activeElement === button;
    for (const part of [...parts]) {
      if (part.id === said.id) said.textContent = part.textContent;
      else document.getElementById(part.id)?.replaceWith(part);
    }
    if (here) document.getElementById(button.id)?.focus();
  }
}

let turn = Promise.resolve(); // one after the other: the first answer names the draft that the second goes into
document.getElementById("add")?.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!submitter || "plain" in target.dataset) return;
  event.preventDefault();
  submitter.setAttribute("aria-busy", "true");
  turn = turn.then(() => add(target, submitter));
});
document.querySelectorAll("[data-suggest]").forEach(complete);

// Paper takes the widest of each picture (`sizes` asks for it), and those that only paper has.
async function widest() {
  const pictures = [...document.querySelectorAll("main img")];
  for (const picture of pictures) {
    picture.loading = "eager";
    if (picture.sizes) picture.sizes = "1600px";
  }
  await new Promise((go) => setTimeout(go)); // what is asked for changes in between
  await Promise.race([Promise.allSettled(pictures.map((one) => one.decode())), new Promise((go) => setTimeout(go, 9000))]);
}
window.addEventListener("beforeprint", widest);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => widest().then(() => window.print()));
}
