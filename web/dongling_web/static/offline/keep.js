// What the pages and the worker share: where pages are kept, and how one is kept with all that it shows.
// A cache is named for the path of the site, for why a page is in it, and for the version of the program.
const keeping = {
  name: (base, why, version) => `dongling ${base} ${why} ${version}`,

  // All caches of one site, that of its newest version first.
  async names(base, version) {
    const all = (await caches.keys()).filter((name) => name.startsWith(`dongling ${base} `));
    return all.sort((one, other) => Number(other.endsWith(version)) - Number(one.endsWith(version)));
  },

  // The page as everybody sees it: with cookies only where the site says that nothing of the reader is on it.
  async page(url, header, given) {
    const first = given ?? (await fetch(url));
    const marked = first.ok && first.headers.get(header);
    if (marked === "as-it-is") return first;
    await first.body?.cancel(); // nobody reads it, and the connection is not held
    if (marked !== "without-cookies") return null;
    const here = new URL(url, self.location.href); // without its cookie, the language is told by the address
    here.searchParams.set("lang", (first.headers.get("Content-Language") ?? "zh").split("-")[0]);
    return fetch(here.href, { credentials: "omit" });
  },

  // A page is kept once, as it was behind the door, and in the language, in which it was seen last.
  plain(url) {
    const address = new URL(url, self.location.href);
    address.hash = "";
    for (const choice of ["door", "lang"]) if (address.searchParams.has(choice)) address.searchParams.delete(choice);
    return address.href;
  },

  // The addresses of this site that a page loads: sheets, scripts, pictures; sound and film only when they are wanted.
  parts(html, url, media) {
    const link = '<link rel="(?:stylesheet|icon|manifest|apple-touch-icon)"';
    const tags = new RegExp(`(?:${link}|<(?:script|img${media ? "|source|audio|video|track" : ""})\\b)[^>]*>`, "g");
    const found = [...html.matchAll(tags)].map(([tag]) => /\s(?:href|src)="([^"]+)"/.exec(tag)?.[1]);
    const whole = found.filter(Boolean).map((address) => new URL(address.replaceAll("&amp;", "&"), url).href);
    return [...new Set(whole)].filter((address) => new URL(address).origin === self.location.origin);
  },

  // The modules that a script takes in; those that it fetches only when they are needed too, where a page is chosen.
  modules(text, url, later) {
    const words = new RegExp(`\\b(?:from|import${later ? "\\(?" : ""})\\s*"(\\.{1,2}/[^"]+\\.js)"`, "g");
    return [...text.matchAll(words)].map(([, path]) => new URL(path, url).href);
  },

  // Keeps a page and its parts; false when the page may not be kept or did not come. Raises when there is no room.
  async keep(cache, address, header, media, given) {
    const url = keeping.plain(address);
    const answer = await keeping.page(address, header, given);
    if (!answer?.ok) return false;
    const parts = keeping.parts(await answer.clone().text(), url, media);
    for (const part of parts) { // grows: what a module takes in is a part too
      if (await cache.match(part)) continue;
      const got = await fetch(part).catch(() => null);
      if (!got?.ok || got.type !== "basic") continue;
      if (part.endsWith(".js")) {
        const more = keeping.modules(await got.clone().text(), part, media);
        parts.push(...more.filter((one) => !parts.includes(one)));
      }
      await cache.put(part, got);
    }
    await cache.put(url, answer);
    return true;
  },
};
