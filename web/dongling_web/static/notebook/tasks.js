// The tasks of a unit with immediate answers, kept on this device. Every task works without this file, as a plain form.
import { feedback, stars } from "./feedback.js";
import { inWords, question, read, write } from "./fields.js";
import { badge } from "./header.js";
import { judge } from "./marking.js";
import { begunAnew, openNotebook } from "./store.js";

const PAUSE = 500;
const place = document.getElementById("try"), { unit, title } = place.dataset, words = JSON.parse(place.dataset.words);
const forms = [...document.querySelectorAll("[data-task]")];
const unpack = (text) => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))));
const text = (name, words, className = "") => Object.assign(document.createElement(name), { textContent: words, className });

const opened = openNotebook();
let notebook;
opened.then((one) => (notebook = one));
const pages = forms.map((form) => ({ form, task: unpack(form.dataset.task), misses: 0, done: false }));
const keyOf = ({ task }) => `${task.key}@${task.edition}`;
const photoOf = (one) => `${unit}/${keyOf(one)}`;

function say(one, said) {
  const box = text("div", "", `try-say try-${said.tone}`), title = document.createElement("p");
  title.append(text("b", said.title));
  box.append(title, ...said.lines.map((line) => text("p", line)));
  if (said.done) for (const [number] of one.task.facts ?? []) {
    box.lastChild.append(" ", Object.assign(text("a", `[${number}]`, "try-fact"), { href: `#fact-${number}` }));
  }
  one.form.querySelector("[data-said]").replaceChildren(box);
}
function mark(one, state = "") { // what was taken carries the answer to it: a word beside it, not a colour alone
  for (const option of one.form.querySelectorAll(".try-opt")) {
    option.dataset.state = option.querySelector("input").checked ? state : "";
    option.querySelector(".try-end").textContent = { ok: words.ok, yet: words.yet }[option.dataset.state] ?? "";
  }
}
function tell(one, verdict, said) {
  say(one, said);
  if (one.task.mode === "set") mark(one, { right: "ok", not_yet: "yet" }[verdict.state]);
}
function told(one, given, verdict) {
  if (one.done === "told") return; // what is right stands there already
  const said = feedback(one.task, verdict, given, one.misses, words);
  if (said.tone === "yet") one.misses += 1;
  if (said.done) one.done = verdict.state === "not_yet" ? "told" : verdict.state;
  tell(one, verdict, said);
}
function count() {
  const got = pages.filter((one) => one.done).length, line = place.querySelector("[data-stars]");
  if (!pages.length) return;
  line.hidden = false;
  line.replaceChildren(text("span", "★".repeat(Math.min(got, 10)) || "☆", "try-stars-drawn"), ` ${stars(words, got, pages.length - got)}`);
  line.firstChild.setAttribute("aria-hidden", "true");
  for (const one of pages) one.form.querySelector("[data-star]").textContent = one.done ? "★" : "";
}
async function keep(one, given) {
  const { task, form, misses, done } = one;
  const record = { key: task.key, edition: task.edition, type: task.type, prompt: question(form), given, text: inWords(form, task, given, words) };
  Object.assign(record, { misses, done, at: Date.now() });
  await notebook.leaf(unit, title, (leaf) => (leaf.answers[keyOf(one)] = { ...record, first: leaf.answers[keyOf(one)]?.first ?? record.at }));
  form.querySelector("[data-kept]").textContent = words[notebook.state];
  badge(await notebook.all("leaves"));
}
async function answered(one) {
  const given = read(one.form, one.task), verdict = judge(one.task, given);
  told(one, given, verdict);
  count();
  if (verdict.state !== "empty") await keep(one, given);
}
// What is written is kept while it is written; a star it gets when the button says that it is done.
function writing(one) {
  let waiting;
  const save = () => {
    clearTimeout(waiting);
    waiting = undefined;
    return keep(one, read(one.form, one.task));
  };
  one.form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", () => waiting && save());
}
async function photographed(one) {
  const box = one.form.querySelector("[data-photo]"), here = box?.querySelector("[data-photo-here]");
  if (!box) return () => {};
  const { shown, shrunk } = await import("./photo.js");
  const show = (data) => {
    const off = Object.assign(text("button", words.photo_off, "try-link"), { type: "button" });
    off.addEventListener("click", async () => {
      await notebook.change("photos", photoOf(one), () => undefined);
      here.replaceChildren();
    });
    here.replaceChildren(shown(data, words.my_photo), off);
  };
  box.hidden = false;
  box.querySelector("input").addEventListener("change", async ({ target }) => {
    const data = target.files[0] && (await shrunk(target.files[0]));
    target.value = "";
    if (!data) return here.replaceChildren(text("p", words.photo_bad, "small"));
    await notebook.change("photos", photoOf(one), () => ({ id: photoOf(one), unit, key: keyOf(one), data }));
    show(data);
    await keep(one, read(one.form, one.task));
  });
  return async () => {
    const photo = await notebook.get("photos", photoOf(one));
    if (photo) show(photo.data);
  };
}
function restore(one, leaf) {
  const record = leaf?.answers[keyOf(one)], line = one.form.querySelector("[data-kept]");
  if (record) {
    const { given, misses, done } = record, verdict = judge(one.task, given);
    write(one.form, one.task, given);
    Object.assign(one, { misses, done });
    if (done || misses) tell(one, verdict, feedback(one.task, verdict, given, done ? misses : 0, words));
    line.textContent = words[notebook.state];
  } else if (Object.values(leaf?.answers ?? {}).some((old) => old.key === one.task.key)) {
    line.textContent = words.old;
  }
}
function ownLine(form, leaf) {
  const field = form.querySelector("textarea"), said = form.querySelector("[data-kept]"), read = form.querySelector("[data-read]");
  field.value = leaf?.note ?? "";
  const pressed = (yes) => read.setAttribute("aria-pressed", String(Boolean(yes)));
  pressed(leaf?.read);
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await notebook.leaf(unit, title, (leaf) => (leaf.note = field.value.trim()));
    said.textContent = words[notebook.state];
  });
  form.querySelector("[data-save]").addEventListener("click", async () => {
    const { saveAs } = await import("./file.js");
    const leaf = await notebook.get("leaves", unit), photos = await notebook.all("photos");
    if (leaf) saveAs([leaf], photos.filter((photo) => photo.unit === unit), words);
    said.textContent = leaf ? words.saved : words.nothing;
  });
  read.addEventListener("click", async () => {
    const leaf = await notebook.leaf(unit, title, (leaf) => (leaf.read = leaf.read ? 0 : Date.now()));
    pressed(leaf.read);
    said.textContent = leaf.read ? words.read : "";
  });
}
// What only some tasks need is fetched with the first that does.
async function special({ form, task }) {
  if (task.type === "order") return (await import("./order.js")).orderByTapping(form, words);
  if (task.type === "point" && form.querySelector("[data-point]")) return (await import("./points.js")).pointsOnPicture(form);
  return undefined;
}
async function begin() {
  place.querySelector("[data-plain]")?.remove();
  const ready = [];
  for (const one of pages) {
    one.form.addEventListener("submit", (event) => {
      event.preventDefault();
      opened.then(() => answered(one));
    });
    one.form.addEventListener("input", () => one.task.mode === "set" && mark(one));
    if (one.task.mode === "free") writing(one);
  }
  for (const one of pages) ready.push({ one, photo: await photographed(one), redraw: await special(one) });
  notebook = await opened;
  const leaf = await notebook.get("leaves", unit);
  for (const { one, redraw } of ready) {
    restore(one, leaf);
    redraw?.();
  }
  for (const { photo } of ready) await photo();
  ownLine(place.querySelector("[data-note]"), leaf);
  if (notebook.state !== "kept") place.querySelector("[data-note] [data-kept]").textContent = words[notebook.state];
  count();
  badge(await notebook.all("leaves"));
  place.dataset.ready = "";
}
begunAnew();
begin();
