// Says calmly when there is no network, keeps this page and what a teacher chooses, and lists what is kept. A browser
// that can't keep anything (no https, storage forbidden or full) is told so where it asks; all else works.
{
  const notice = document.getElementById("offline");
  const words = notice?.querySelector("p");
  const script = notice?.querySelector("a").href;
  const header = "Dongling-Keep";
  const able = "serviceWorker" in navigator && "caches" in window;
  const base = script ? new URL(".", script).pathname : "/";

  function day(date) {
    return date ? new Date(date).toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric" }) : "";
  }
  function say(date) {
    if (!notice) return;
    words.textContent = date ? words.dataset.kept.replace("{}", day(date)) : words.dataset.plain;
    notice.hidden = false;
  }
  async function cacheOf(why) {
    const names = (await caches.keys()).filter((name) => name.startsWith(`dongling ${base} ${why} `));
    const newest = names.at(-1);
    return newest ? caches.open(newest) : null;
  }
  // The first visit came before the worker; so the page itself is kept here.
  async function begin() {
    if (!navigator.onLine) return;
    await navigator.serviceWorker.register(script, { scope: base });
    await navigator.serviceWorker.ready;
    const cache = await cacheOf("opened");
    if (!cache || (await cache.match(keeping.plain(location.href)))) return;
    const shown = await fetch(location.href, { cache: "force-cache" }); // the browser has it: it is what is on the screen
    await keeping.keep(cache, location.href, header, false, shown);
  }
  function ask() {
    navigator.serviceWorker.addEventListener("message", ({ data }) => data.served && say(data.served));
    navigator.serviceWorker.controller?.postMessage("served?");
  }

  addEventListener("offline", () => say(null));
  addEventListener("online", () => notice && (notice.hidden = true));
  if (!navigator.onLine) say(null);
  if (able && script) {
    ask();
    const start = () => begin().catch(() => {}); // storage that is full or forbidden: the site works as before
    document.readyState === "complete" ? start() : addEventListener("load", start);
  }

  for (const button of document.querySelectorAll("[data-keep]")) {
    const said = document.getElementById(button.getAttribute("aria-describedby"));
    button.hidden = false;
    button.addEventListener("click", () => choose(button, said));
  }
  async function choose(button, said) {
    const { pages, working, done, missed, full, unable, offline } = button.dataset;
    if (!able || !(await navigator.serviceWorker.getRegistration(base).catch(() => null))) return void (said.textContent = unable);
    if (!navigator.onLine) return void (said.textContent = offline);
    const urls = pages.split(" ").map((path) => new URL(base + path, location.origin).href);
    let count = 0;
    try {
      const { version } = await (await fetch(script)).text().then((text) => JSON.parse(/^const SITE = (.*);$/m.exec(text)[1]));
      const cache = await caches.open(keeping.name(base, "chosen", version));
      await navigator.storage?.persist?.();
      for (const url of urls) {
        said.textContent = working.replace("{}", `${count + 1}/${urls.length}`);
        count += Number(await keeping.keep(cache, url, header, true));
      }
      said.textContent = (count === urls.length ? done : missed).replace("{}", count);
    } catch (error) {
      said.textContent = error.name === "QuotaExceededError" ? full : unable;
    }
  }

  // The page of what is kept; the worker shows it in place of a page that is not there.
  const list = document.getElementById("kept");
  async function listed() {
    const lists = document.getElementById("kept-lists");
    const here = location.pathname;
    const why = document.getElementById("kept-why");
    if (here !== `${base}offline`) why.textContent = here === `${base}search` ? list.dataset.search : list.dataset.page;
    const seen = new Set();
    for (const kind of ["chosen", "opened"]) {
      const pages = [];
      for (const name of able ? await caches.keys() : []) {
        if (!name.startsWith(`dongling ${base} ${kind} `)) continue;
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) {
          const answer = await cache.match(url);
          if (!answer.headers.has(header) || seen.has(url) || url.endsWith("/offline")) continue;
          seen.add(url);
          pages.push([url, /<title[^>]*>([^<]*)/.exec(await answer.text())?.[1].split(" · ")[0] ?? url]);
        }
      }
      if (pages.length) lists.append(...section(list.dataset[kind], pages));
    }
    if (!seen.size) return void lists.append(paragraph(list.dataset.none));
    lists.append(forget(lists));
  }
  function paragraph(text) {
    return Object.assign(document.createElement("p"), { textContent: text, className: "section" });
  }
  function section(title, pages) {
    const head = Object.assign(document.createElement("h2"), { textContent: title, className: "side-head section" });
    const rows = Object.assign(document.createElement("ul"), { className: "rows" });
    const names = new Map(pages);
    const beside = [["/show", list.dataset.wall], ["/show/notes", list.dataset.notes]]; // in the row of their unit
    for (const [url, name] of pages) {
      const [at, unit] = /^(.*?)\/show(?:\/notes)?$/.exec(url) ?? [];
      if (at && names.has(unit)) continue;
      const row = rows.appendChild(Object.assign(document.createElement("li"), { className: "kept-row" }));
      row.append(link(url, name));
      for (const [end, word] of beside) if (names.has(url + end)) row.append(link(url + end, word));
    }
    return [head, rows];
  }
  function link(href, textContent) {
    return Object.assign(document.createElement("a"), { href, textContent, className: "row" });
  }
  function forget(lists) {
    const button = Object.assign(document.createElement("button"), { className: "btn section", textContent: list.dataset.forget });
    button.addEventListener("click", async () => {
      for (const name of await caches.keys()) if (name.startsWith(`dongling ${base} `)) await caches.delete(name);
      lists.replaceChildren(paragraph(list.dataset.gone));
    });
    return button;
  }
  if (list) listed().catch(() => {});
}
