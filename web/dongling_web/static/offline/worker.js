// The worker: asks the site first, and shows what is kept when there is no network. It keeps only pages that the site has
// marked as everybody's; what is sent, searched, saved or administered goes by untouched.
const MOST = 80; // pages that were opened; the oldest go first
const OPENED = keeping.name(SITE.base, "opened", SITE.version);
const CHOSEN = keeping.name(SITE.base, "chosen", SITE.version);
const served = new Map();

self.addEventListener("install", (event) => {
  const shell = async () => {
    const cache = await caches.open(OPENED);
    for (const url of SITE.shell) await keeping.keep(cache, url, SITE.header, false).catch(() => false);
    await self.skipWaiting();
  };
  event.waitUntil(shell());
});

// What an older version kept by choice is fetched anew before it goes; what was only opened goes at once.
async function follow() {
  const old = (await keeping.names(SITE.base, SITE.version)).filter((name) => !name.endsWith(` ${SITE.version}`));
  for (const name of old) {
    const cache = await caches.open(name);
    let all = true;
    if (name.includes(" chosen ")) {
      const fresh = await caches.open(CHOSEN);
      for (const { url } of await cache.keys()) {
        const page = (await cache.match(url)).headers.get(SITE.header);
        if (page) all = (await keeping.keep(fresh, url, SITE.header, true).catch(() => false)) && all;
      }
    }
    if (all) await caches.delete(name);
  }
}
self.addEventListener("activate", (event) => event.waitUntil(follow().catch(() => {}).then(() => self.clients.claim())));

async function kept(url) {
  for (const name of await keeping.names(SITE.base, SITE.version)) {
    const answer = await (await caches.open(name)).match(url);
    if (answer) return answer;
  }
  return undefined;
}

// What is said without a network is said in the language that was read last.
async function speak(cache, language) {
  for (const url of SITE.shell) {
    const spoken = (await cache.match(url))?.headers.get("Content-Language");
    if (language && spoken !== language) await keeping.keep(cache, url, SITE.header, false);
  }
}

async function note(answer, url) {
  try {
    const cache = await caches.open(OPENED);
    const language = answer.headers.get("Content-Language");
    await keeping.keep(cache, url, SITE.header, false, answer);
    await speak(cache, language);
    const pages = [];
    for (const { url: one } of await cache.keys()) if ((await cache.match(one))?.headers.has(SITE.header)) pages.push(one);
    const most = SITE.shell.length + MOST;
    for (const one of pages.slice(SITE.shell.length, SITE.shell.length + Math.max(0, pages.length - most))) await cache.delete(one);
  } catch {
    // no room: the page is shown all the same
  }
}

async function visit(event) {
  const url = keeping.plain(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.headers.has(SITE.header) && !answer.redirected) event.waitUntil(note(answer.clone(), event.request.url));
    return answer;
  } catch (error) {
    const answer = event.request.method === "GET" && (await kept(url).catch(() => undefined));
    if (answer) served.set(event.resultingClientId, answer.headers.get("Date"));
    const shell = answer || (await kept(new URL(SITE.shell[0], url).href).catch(() => undefined));
    if (shell) return shell;
    throw error;
  }
}

// A picture is kept in one of its widths, and a page may ask for another; its digest says that it is the same.
async function alike(url) {
  const digest = /\/media\/[^/]+\//.exec(url)?.[0];
  for (const name of digest ? await keeping.names(SITE.base, SITE.version) : []) {
    const cache = await caches.open(name);
    const same = (await cache.keys()).find((one) => one.url.includes(digest));
    if (same) return cache.match(same);
  }
  return undefined;
}

// A file of the program has its content in its name, so what is kept is right; others are asked for first.
async function part(request) {
  const sure = request.url.includes("/a/");
  if (sure) {
    const answer = await kept(request.url).catch(() => undefined);
    if (answer) return answer;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const answer = !sure && (await kept(request.url).then((one) => one ?? alike(request.url)).catch(() => undefined));
    if (answer) return answer;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.url.startsWith(new URL(SITE.base, self.location.href).href);
  if (!ours) return;
  if (request.mode === "navigate") event.respondWith(visit(event));
  else if (request.method === "GET" && ["style", "script", "image", "manifest"].includes(request.destination)) event.respondWith(part(request));
});

// A page asks whether it was shown from what is kept, and when that was.
self.addEventListener("message", (event) => {
  if (event.data === "served?") event.source?.postMessage({ served: served.get(event.source.id) ?? null });
});
