// The leaves of the notebook, drawn from what the device keeps. All of it is put in as text: nothing in it is believed.
import { fill } from "./feedback.js";
import { starsOf } from "./header.js";
import { isPhoto, shown } from "./photo.js";
import { ROOT } from "./store.js";

const UNIT = /^[a-z][a-z0-9_.-]{0,79}$/i;
const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const day = (time) => new Date(time).toLocaleDateString(document.documentElement.lang);
export const address = (unit) => (UNIT.test(unit) ? `${ROOT}units/${unit}` : null);
export const linesOf = (leaf) =>
  Object.values(leaf.answers).filter((one) => one.type === "open" && one.text.some((line) => line.trim())).length + (leaf.note ? 1 : 0);
export const inOrder = (leaf) => Object.entries(leaf.answers).sort(([, a], [, b]) => a.first - b.first || a.at - b.at);

function did(leaf, words) {
  const done = starsOf(leaf), lines = linesOf(leaf);
  const parts = [leaf.read && fill(words.was_read, { day: day(leaf.read) }), done && fill(words.were_done, { count: done }), lines && fill(words.were_written, { count: lines })];
  return parts.filter(Boolean).join(words.comma) || fill(words.was_opened, { day: day(leaf.at) });
}
function answer(leaf, key, one, photo, old, words) {
  const made = copy("answer"), link = address(leaf.unit);
  made.querySelector(".book-q").textContent = one.prompt;
  made.querySelector(".book-mine").textContent = one.text.filter((line) => line.trim()).join("\n") || (photo ? "" : words.unwritten);
  if (photo && isPhoto(photo.data)) made.querySelector("[data-photo-here]").append(shown(photo.data, fill(words.photo_of, { prompt: one.prompt })));
  const star = made.querySelector(".book-star");
  if (one.done) star.append(copy("star"), ` ${one.misses && one.done === "right" ? words.star_again : words.one_star}`);
  else if (one.misses) star.textContent = words.no_star_yet;
  else star.remove();
  if (old) made.classList.add("book-older");
  if (old) made.querySelector("[data-ways]").textContent = words.older;
  else if (link) {
    const way = Object.assign(document.createElement("a"), { href: `${link}#task-${encodeURIComponent(one.key)}`, textContent: words.change });
    made.querySelector("[data-ways]").append(way);
  }
  return made;
}
function note(leaf, words) {
  const made = copy("answer");
  made.querySelector(".book-q").textContent = words.my_line;
  made.querySelector(".book-mine").textContent = leaf.note;
  made.querySelector(".book-mine").classList.add("book-quote");
  for (const part of [".book-star", "[data-ways]"]) made.querySelector(part).remove();
  return made;
}
// `editions` are the tasks that the unit asks now, if the site could be asked.
export function drawn(leaf, photos, editions, words, drop) {
  const made = copy("leaf"), link = made.querySelector("h2 a"), old = made.querySelector("[data-old]");
  link.textContent = leaf.title || leaf.unit;
  const to = address(leaf.unit);
  if (to) link.href = to;
  made.querySelector("[data-did]").textContent = did(leaf, words);
  const answers = inOrder(leaf), changed = (key) => Boolean(editions) && !editions.includes(key);
  made.querySelector("[data-answers]").append(
    ...answers.map(([key, one]) => answer(leaf, key, one, photos.find((photo) => photo.unit === leaf.unit && photo.key === key), changed(key), words)),
    ...(leaf.note ? [note(leaf, words)] : []),
  );
  old.hidden = !answers.some(([key]) => changed(key));
  old.querySelector("span").textContent = words.changed;
  made.querySelector("[data-drop]").addEventListener("click", () => drop(leaf));
  made.querySelector("[data-drop]").setAttribute("aria-label", fill(words.drop, { title: leaf.title }));
  return made;
}
