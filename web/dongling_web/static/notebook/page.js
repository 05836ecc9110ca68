// The page of the notebook: draws what this device keeps, and takes it out, back in, or away.
import { fill } from "./feedback.js";
import { merged, saveAs, takenFrom } from "./file.js";
import { badge, starsOf } from "./header.js";
import { drawn, linesOf } from "./leaves.js";
import { begunAnew, openNotebook, ROOT } from "./store.js";

const book = document.getElementById("book"), words = JSON.parse(book.dataset.words);
const one = (name) => book.querySelector(`[data-${name}]`);
const sum = (leaves, of) => leaves.reduce((total, leaf) => total + of(leaf), 0);
let notebook, leaves = [], photos = [], opened = 0;

function say(text) {
  one("said").textContent = text;
}
async function editions() { // only the names of units are asked; where there is no network, nothing is marked anew
  if (!leaves.length) return {};
  const asked = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(leaves.map((leaf) => leaf.unit)) };
  return fetch(`${ROOT}notebook/editions`, asked).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));
}
function draw(now) {
  const counts = { leaves: leaves.length, stars: sum(leaves, starsOf), lines: sum(leaves, linesOf) };
  badge(leaves);
  one("filled").hidden = !leaves.length;
  one("empty").hidden = Boolean(leaves.length);
  for (const [name, value] of Object.entries(counts)) book.querySelector(`[data-count="${name}"]`).textContent = value;
  for (const button of book.querySelectorAll("[data-needs]")) button.disabled = !leaves.length;
  book.querySelector("[data-do='ask']").disabled = !leaves.length && !opened;
  const all = { ...counts, photos: photos.length, opened }; // what there is none of isn't named
  const what = Object.keys(all).filter((name) => all[name]).map((name) => fill(words[name], { count: all[name] })).join(words.and);
  one("wipes").textContent = what ? fill(words.wipe, { what }) : words.nothing;
  one("wiped").textContent = fill(words.sure, { what });
  one("leaves").replaceChildren(...leaves.map((leaf) => drawn(leaf, photos, now[leaf.unit], words, drop)));
}
async function load() {
  leaves = (await notebook.all("leaves")).sort((a, b) => b.at - a.at);
  photos = await notebook.all("photos");
  opened = await countOpened().catch(() => 0); // a device that forbids storage holds none
  draw({});
  draw(await editions());
}
async function drop(leaf) {
  await notebook.drop(leaf.unit);
  await load();
  say(fill(words.dropped, { title: leaf.title }));
  one("said").focus();
}
function save() {
  saveAs(leaves, photos, words);
  say(words.saved);
}
async function fetchBack(input) {
  const taken = input.files[0] && (await takenFrom(input.files[0]));
  input.value = "";
  if (!taken) return say(words.not_ours);
  for (const leaf of taken.leaves) await notebook.change("leaves", leaf.unit, (here) => merged(here, leaf));
  for (const photo of taken.photos) await notebook.change("photos", photo.id, (here) => here ?? photo);
  await load();
  say(notebook.state === "kept" ? fill(words.taken, { count: taken.leaves.length }) : words[notebook.state]);
}
async function codes() {
  const { codeOf, wordsOf } = await import("./hand_in.js");
  one("codes").replaceChildren(...leaves.map((leaf) => {
    const figure = document.createElement("figure"), name = document.createElement("figcaption"), code = codeOf(wordsOf(leaf, words));
    name.textContent = code ? fill(words.titled, { title: leaf.title }) : fill(words.too_long, { title: leaf.title });
    code?.setAttribute("aria-label", fill(words.code, { title: leaf.title }));
    figure.append(...(code ? [code] : []), name);
    return figure;
  }));
}
function ask(open) {
  one("sure").hidden = !open;
  (open ? document.getElementById("sure") : book.querySelector("[data-do='ask']")).focus();
}
// The pages that were opened tell what was read; what a teacher chose to keep without a network stays.
const namesOfOpened = async () => ("caches" in window ? await caches.keys() : []).filter((name) => name.startsWith(`dongling ${ROOT} opened `));
async function countOpened() { // of lessons without a leaf: those with one are named already
  const kept = await Promise.all((await namesOfOpened()).map(async (name) => (await caches.open(name)).keys()));
  const paths = new Set(kept.flat().map(({ url }) => decodeURIComponent(new URL(url).pathname)));
  return [...paths].filter((path) => path.startsWith(`${ROOT}units/`) && !leaves.some(({ unit }) => path === `${ROOT}units/${unit}`)).length;
}
async function forgetOpened() {
  for (const name of await namesOfOpened()) await caches.delete(name);
}
async function wipe() {
  const gone = await notebook.wipe().then(forgetOpened).then(() => true, () => false);
  if (!gone) return say(words.not_wiped);
  location.replace(`${ROOT}notebook?wiped`);
}
const steps = { print: () => window.print(), save, code: codes, ask: () => ask(true), keep: () => ask(false), wipe };

async function begin() {
  begunAnew();
  one("plain").remove();
  book.addEventListener("click", ({ target }) => steps[target.closest("button[data-do]")?.dataset.do]?.());
  book.querySelector("[data-do='fetch']").addEventListener("change", ({ target }) => fetchBack(target));
  notebook = await openNotebook();
  await load();
  if (notebook.state !== "kept") one("where").textContent = words[notebook.state];
  for (const part of book.querySelectorAll("[data-scripted]")) part.hidden = false; // below what was drawn, so nothing moves
  if (location.search === "?wiped" && !leaves.length) {
    say(words.wiped);
    one("said").focus();
  }
  book.dataset.ready = "";
  if (location.hash === "#end") document.getElementById("end").scrollIntoView();
}
begin();
