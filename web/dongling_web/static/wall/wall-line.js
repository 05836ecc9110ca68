// What ties the wall, the teacher's second window and a phone together. Windows of one browser speak through a channel
// of that browser, also without a network; a phone speaks through the site, which is asked only where one is paired.
// Times are milliseconds by the clock of this device.
function openLine(form, heard) {
  const { unit, last } = form.dataset;
  let { paired } = form.dataset;
  const stateUrl = new URL("state.json", form.action).href;
  const near = "BroadcastChannel" in window ? new BroadcastChannel(`dongling wall ${location.origin} ${unit}`) : null;
  let state = { screen: Number(form.dataset.screen) || 1, dark: false, started: 0, timer: 0, turn: 0 };
  let links = { wall: false, phone: false, lost: false };
  let busy = false;
  let asking;

  function tell() {
    heard(state, links);
  }
  function after(word, seconds) {
    const now = Date.now();
    const to = { next: state.screen + 1, back: state.screen - 1 }[word] ?? Number(word);
    if (to) {
      const screen = Math.min(Math.max(to, 1), Number(last));
      const timer = screen === state.screen ? state.timer : 0;
      return { ...state, screen, timer, dark: false, started: state.started || (screen > 1 ? now : 0) };
    }
    if (word === "dark" || word === "light") return { ...state, dark: word === "dark" };
    if (word === "timer") return { ...state, timer: now + seconds * 1000 };
    if (word === "rest") return { ...state, timer: 0 };
    return word === "clock" ? { ...state, started: now } : state;
  }
  // A word is done here at once, and told to whoever is near and to the site.
  function say(word, seconds = 60) {
    state = { ...after(String(word), seconds), turn: state.turn + 1 };
    near?.postMessage(state);
    tell();
    if (paired) send(word);
  }
  async function send(word) {
    busy = true;
    const asked = { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ to: word }) };
    take(await fetch(form.action, asked).catch(() => null));
    busy = false;
  }
  async function ask() {
    if (busy) return;
    const answer = await fetch(stateUrl, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!busy) take(answer);
  }
  async function take(answer) {
    const told = answer?.ok ? await answer.json().catch(() => null) : null;
    if (told?.ended || answer?.status === 403) return end();
    if (!told || told.agreed === undefined) {
      links = { ...links, lost: true };
      return tell();
    }
    if (told.unit !== unit) return location.reload(); // the wall shows another unit now
    const shift = Date.now() - told.now * 1000;
    const here = (seconds) => (seconds ? seconds * 1000 + shift : 0);
    links = { wall: told.wall_there, phone: told.phone_there, lost: false };
    const { screen, dark, turn } = told;
    const same = screen === state.screen && dark === state.dark;
    state = { screen, dark, turn, started: here(told.started), timer: here(told.timer) };
    if (!same) near?.postMessage(state);
    tell();
  }
  // The pairing has ended, here or on the other side: this window goes on by itself.
  function end() {
    clearInterval(asking);
    paired = "";
    links = { wall: false, phone: false, lost: false };
    tell();
  }
  near?.addEventListener("message", ({ data }) => {
    if (data.hello) return near.postMessage({ ...state, answers: data.hello });
    links = { ...links, wall: true };
    const stale = data.answers ? state.turn >= data.turn : false;
    if (stale) return tell();
    const { answers, ...given } = data;
    state = given;
    tell();
  });
  near?.postMessage({ hello: paired || "window" });
  if (paired) {
    ask();
    asking = setInterval(() => document.hidden || ask(), 800);
    document.addEventListener("visibilitychange", () => document.hidden || !paired || ask());
  }
  return say;
}

// Which word a key says; "" for none. Pens for presentations send the same keys.
function wordOfKey(event, state, last) {
  if (event.altKey || event.ctrlKey || event.metaKey) return "";
  if (event.target.matches("input, textarea, select, audio, video")) return "";
  if ([" ", "Enter"].includes(event.key) && event.target.matches("a, button")) return "";
  const words = { ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Home: "1", End: String(last) };
  Object.assign(words, { ArrowLeft: "back", ArrowUp: "back", PageUp: "back" });
  Object.assign(words, { b: state.dark ? "light" : "dark", t: state.timer ? "rest" : "timer" });
  words["."] = words.b;
  return words[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? "";
}
