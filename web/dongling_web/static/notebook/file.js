// The notebook as one file: a page that anybody can read, with the same as data inside it, to be taken back.
// A file that comes in is a stranger's until every value of it is seen to be what it should.
import { fill } from "./feedback.js";
import { inOrder } from "./leaves.js";
import { isPhoto } from "./photo.js";

const KIND = "dongling-notebook", LARGEST = 60_000_000, MOST_LEAVES = 2000, MOST_ANSWERS = 300;
const DATA = new RegExp(`<script[^>]*id="${KIND}"[^>]*>([^<]*)</script>`);
const STYLE = "body{font:1rem/1.8 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}section{border-top:1px solid;margin-top:2em}img{max-width:100%}p{white-space:pre-line}.q{color:#555;margin-bottom:0}.a{margin-top:0}";

const element = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, className: className ?? "" });

export function saveAs(leaves, photos, words) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(fileOf(leaves, photos, words));
  link.download = `${words.file}-${new Date().toISOString().slice(0, 10)}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
function fileOf(leaves, photos, words) {
  const page = document.implementation.createHTMLDocument(words.file);
  page.documentElement.lang = document.documentElement.lang;
  page.head.prepend(Object.assign(page.createElement("meta"), { name: "viewport", content: "width=device-width" }));
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  page.body.append(element("h1", words.file), element("p", fill(words.saved_on, { day: new Date().toLocaleDateString(page.documentElement.lang) })));
  for (const leaf of leaves) page.body.append(section(leaf, photos, words));
  const data = page.createElement("script");
  data.type = "application/json";
  data.id = KIND;
  data.textContent = JSON.stringify({ kind: KIND, version: 1, leaves, photos }).replaceAll("<", "\\u003c");
  page.body.append(data);
  const html = page.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`); // here the policy would refuse it
  return new Blob(["<!doctype html>\n", html], { type: "text/html" });
}
function section(leaf, photos, words) {
  const made = document.createElement("section");
  made.append(element("h2", leaf.title));
  for (const [key, one] of inOrder(leaf)) {
    made.append(element("p", one.prompt, "q"), element("p", `${one.text.join("\n")}${one.done ? " ★" : ""}`, "a"));
    const photo = photos.find((photo) => photo.unit === leaf.unit && photo.key === key);
    if (photo) made.append(Object.assign(document.createElement("img"), { src: photo.data, alt: words.my_photo }));
  }
  if (leaf.note) made.append(element("p", words.my_line, "q"), element("p", leaf.note, "a"));
  return made;
}

const line = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
const time = (value) => (Number.isFinite(value) && value > 0 && value < 1e14 ? value : 0);
const lines = (value, most) => (Array.isArray(value) ? value.slice(0, 60).map((one) => line(one, most)) : []);

function soundAnswer(one) {
  if (typeof one !== "object" || !one) return null;
  const done = ["right", "told", "noted"].includes(one.done) ? one.done : false;
  const sound = { key: line(one.key, 120), edition: line(one.edition, 20), type: line(one.type, 20), prompt: line(one.prompt, 600) };
  return { ...sound, given: lines(one.given, 4000), text: lines(one.text, 4000), misses: time(one.misses), done, at: time(one.at), first: time(one.first) };
}
function soundLeaf(leaf) {
  const unit = line(leaf?.unit, 80);
  if (!/^[a-z][a-z0-9_.-]*$/i.test(unit)) return null;
  const answers = Object.values(leaf.answers ?? {}).slice(0, MOST_ANSWERS).map(soundAnswer).filter(Boolean);
  const own = { unit, title: line(leaf.title, 200), at: time(leaf.at), read: time(leaf.read), note: line(leaf.note, 500) };
  return { ...own, answers: Object.fromEntries(answers.map((one) => [`${one.key}@${one.edition}`, one])) };
}
// Returns leaves and photos, or null for a file that is not a notebook of ours.
export async function takenFrom(file) {
  if (file.size > LARGEST) return null;
  try {
    const [, json] = DATA.exec(await file.text()); // the page around it is never made a document here
    const data = JSON.parse(json);
    if (data.kind !== KIND || !Array.isArray(data.leaves)) return null;
    const leaves = data.leaves.slice(0, MOST_LEAVES).map(soundLeaf).filter(Boolean);
    const known = new Set(leaves.map((leaf) => leaf.unit));
    const photos = (Array.isArray(data.photos) ? data.photos : []).slice(0, MOST_LEAVES)
      .filter((photo) => photo && isPhoto(photo.data) && known.has(photo.unit) && typeof photo.key === "string")
      .map(({ unit, key, data }) => ({ id: `${unit}/${key.slice(0, 150)}`, unit, key: key.slice(0, 150), data }));
    return { leaves, photos };
  } catch {
    return null;
  }
}
// Of an answer that is here and in the file, the later one stays.
export function merged(here, taken) {
  if (!here) return taken;
  const answers = { ...here.answers };
  for (const [key, one] of Object.entries(taken.answers)) if (!answers[key] || answers[key].at < one.at) answers[key] = one;
  const [note, other] = here.at < taken.at ? [taken.note, here.note] : [here.note, taken.note];
  return { ...here, answers, note: note || other || "", read: here.read || taken.read, at: Math.max(here.at, taken.at) };
}
