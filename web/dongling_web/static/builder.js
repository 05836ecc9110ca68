// The builder: each change is sent as it is made, one after the other, and the answer's parts are put in place.
// Without this file every button is a form of its own that leads back to the page.
const words = document.currentScript.dataset;
const queue = [], refused = new Map(), busy = new Set();
let running = false, stuck = false, placing = false, sortable;

const builder = () => document.getElementById("builder");
const keyed = (key) => document.querySelector(`form[data-key="${CSS.escape(key)}"]`);
const fields = (root) => [...root.querySelectorAll("input:not([type=hidden], [readonly]), textarea")];
const isDirty = (field) => field.value !== field.defaultValue;
const isTyping = (job) => job.do === "set" || job.do === "about";
const typedIn = (form) => fields(form).map((field) => field.value).join("\n");

function say(text, button) {
  const words = Object.assign(document.createElement("p"), { textContent: text });
  document.getElementById("b-said").replaceChildren(words, ...(button ? [button] : []));
}
function retry() {
  stuck = false;
  refused.clear();
  saveTyped();
  run();
}
function fail(text) {
  stuck = true;
  builder().dataset.unsaved = "";
  const button = Object.assign(document.createElement("button"), { type: "button", className: "b-link", textContent: words.retry });
  button.addEventListener("click", retry);
  say(text, button);
}

function enqueue(job) { // who presses ↑ or Ctrl+Z twice means two; all else that is asked twice is meant once
  const same = (other) => other.key === job.key && other.do === job.do && !(isTyping(job) && other.sent);
  if (job.each || ["up", "down"].includes(job.do) || !queue.some(same)) queue.push(job);
  if (!stuck) run();
}
function saveTyped(still) { // `still` is a field that somebody types into; it is saved when it is left
  for (const form of new Set(fields(builder()).filter((field) => isDirty(field) && field !== still).map((field) => field.form))) save(form);
}
function save(form) { // what was typed, unless it was refused as it stands
  const { key } = form.dataset;
  const typed = typedIn(form), known = refused.get(key) === typed || queue.some((job) => job.key === key && job.sent === typed);
  if (key === "add" || known || !fields(form).some(isDirty)) return;
  enqueue({ key, do: key === "about" ? "about" : "set" });
}

async function run() {
  if (running) return;
  running = true;
  while (queue.length && !stuck) {
    const [job] = queue, form = keyed(job.key);
    if (form && !(isTyping(job) && fields(form).length && !fields(form).some(isDirty))) await send(form, job);
    else queue.shift();
  }
  running = false;
}
async function send(form, job) {
  const body = new URLSearchParams([...new FormData(form), ...Object.entries(job.with ?? {})]);
  if (!form.closest(".b-conflict")) body.set("version", builder().dataset.version);
  body.set("do", job.do);
  job.sent = typedIn(form);
  const answer = await ask({ method: "POST", body, keepalive: true });
  if (!answer) {
    delete job.sent;
    return fail(words.network);
  }
  queue.shift();
  if (answer.status === 400) {
    refused.set(job.key, job.sent);
    document.getElementById("b-said").replaceChildren(...answer.page.getElementById("b-said").childNodes);
  } else if (answer.page.getElementById("conflict")) {
    queue.length = 0;
    builder().hidden = true;
    document.querySelector(".b-conflict")?.remove();
    builder().before(answer.page.querySelector(".b-conflict"));
    document.getElementById("conflict").focus();
  } else if (answer.moved) {
    location.assign(answer.moved);
  } else if (answer.page.getElementById("builder")) {
    put(answer.page, job);
  } else {
    if (answer.status === 429 || answer.status >= 500) queue.unshift({ ...job, sent: undefined });
    else refused.set(job.key, job.sent);
    fail(words.refused.replace("{}", answer.page.querySelector(".lead")?.textContent ?? answer.status));
  }
}
async function ask(how) {
  try {
    const signal = AbortSignal.timeout(20_000);
    const found = await fetch(location.href, { ...how, signal, headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await found.text(), "text/html");
    while (busy.size) await new Promise((go) => setTimeout(go, 30)); // a button that is pressed stays until it is let go
    return { page, status: found.status, moved: found.redirected && found.url };
  } catch {
    return null;
  }
}

function put(page, job = {}) { // what is typed, focused or unfolded now stays so
  const old = builder(), fresh = page.getElementById("builder"), here = document.activeElement;
  const kept = fields(old).filter((field) => isDirty(field) && !(field.form.dataset.key === job.key && typedIn(field.form) === job.sent));
  const open = [...old.querySelectorAll("details[id]")].filter((one) => one.open).map((one) => one.id);
  const back = old.contains(here) ? place(here) : null;
  document.querySelector(".b-conflict")?.remove();
  old.hidden = false;
  Object.assign(old.dataset, fresh.dataset);
  delete old.dataset.unsaved;
  placing = true; // a field that is taken away says that it is left
  for (const part of old.querySelectorAll("[data-part]")) part.replaceChildren(...page.getElementById(part.id).childNodes);
  placing = false;
  document.getElementById("mine").replaceChildren(...page.getElementById("mine").childNodes);
  if (job.key === "add") keyed("add").elements.title.value = page.getElementById("b-title").value;
  for (const field of kept) {
    const again = keyed(field.form.dataset.key)?.elements[field.name];
    if (again) again.value = field.value;
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  focusOn(back, fresh.dataset.focus);
  ready();
  saveTyped(document.activeElement);
}
function place(element) {
  const details = element.matches("summary") && element.parentElement.id;
  return { key: element.form?.dataset.key, name: element.name, value: element.value, from: element.selectionStart, to: element.selectionEnd,
    typing: element.matches("input, textarea"), id: details || element.id, details };
}
function focusOn(back, wanted) {
  if (!back) return;
  const same = back.key && keyed(back.key)?.querySelector(`[name="${back.name}"]${back.typing ? "" : `[value="${back.value}"]`}`);
  const given = document.getElementById(wanted), own = document.getElementById(back.id);
  const target = back.typing ? (same ?? given) : [given, same, back.details ? own?.firstElementChild : own].find((one) => one && !one.disabled);
  if (!target || target === document.activeElement) return;
  target.focus({ preventScroll: true });
  (target.closest(".b-step") ?? target).scrollIntoView({ block: "nearest" });
  if (back.typing && target === same && back.from !== null) target.setSelectionRange(back.from, back.to);
}
async function refresh() { // another tab may have saved
  if (queue.length || fields(builder()).some(isDirty) || builder().hidden) return;
  const found = await ask({});
  const fresh = found?.page.getElementById("builder");
  if (fresh && !queue.length && fresh.dataset.version !== builder().dataset.version) put(found.page);
}

function ready() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  if (!window.Sortable) return;
  sortable?.destroy();
  const list = document.querySelector(".b-steps");
  sortable = list && Sortable.create(list, { handle: ".b-grip", draggable: ".b-step", forceFallback: true, onEnd: dropped });
  list?.setAttribute("data-drag", "");
}
function dropped({ item, to }) {
  const place = [...to.querySelectorAll(".b-step")].indexOf(item) + 1, form = item.querySelector("form");
  if (item.id !== `step-${place}`) enqueue({ key: form.dataset.key, do: "move", with: { to: place } });
}
function loadSortable(event) { // only a mouse drags
  if (event.pointerType !== "mouse" || !event.target.closest?.(".b-steps")) return;
  document.removeEventListener("pointerover", loadSortable);
  const { sortable: src, integrity } = document.querySelector("script[data-sortable]").dataset;
  const script = Object.assign(document.createElement("script"), { src, integrity, onload: ready });
  script.addEventListener("error", () => document.addEventListener("pointerover", loadSortable));
  document.head.append(script);
}
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  await (navigator.clipboard?.writeText(new URL(field.value, location.href).href) ?? document.execCommand("copy"));
  say(words.copied);
}

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter ?? form.querySelector("[name=do]");
  if (!form.dataset.key || button?.name !== "do") return;
  event.preventDefault();
  enqueue({ key: form.dataset.key, do: button.value });
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-theirs]");
  if (button?.dataset.copy) copy(button);
  else if (button) ask({}).then((found) => (found ? put(found.page) : fail(words.network)), event.preventDefault());
});
document.addEventListener("keydown", (event) => { // in a field with words that are not saved yet, they are the browser's own
  const key = event.key.toLowerCase(), redo = key === "y" || event.shiftKey, { target } = event;
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key) || event.isComposing || builder().hidden) return;
  if (target.matches?.("input, textarea") && isDirty(target)) return;
  event.preventDefault();
  saveTyped();
  enqueue({ key: redo ? "redo" : "undo", do: redo ? "redo" : "undo", each: true });
});
for (const left of ["change", "focusout"]) document.addEventListener(left, ({ target }) => !placing && target.form && builder().contains(target) && save(target.form));
for (const [from, to] of [["pointerdown", "pointerup"], ["pointerdown", "pointercancel"], ["compositionstart", "compositionend"]]) {
  addEventListener(from, () => busy.add(from), true);
  addEventListener(to, () => setTimeout(() => busy.delete(from)), true);
}
// Sortable looks where the pointer is every 50 ms: let go sooner, and a step would drop where it was a moment before.
addEventListener("pointerup", () => sortable?._emulateDragOver(), true);
document.addEventListener("visibilitychange", () => (document.hidden ? saveTyped() : refresh()));
document.addEventListener("pointerover", loadSortable);
addEventListener("pageshow", (event) => event.persisted && refresh());
addEventListener("online", () => stuck && retry());
addEventListener("beforeunload", (event) => (queue.length || fields(builder()).some(isDirty)) && stuck && event.preventDefault());
ready();
