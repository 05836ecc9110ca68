// What a pupil keeps, on this device alone, in IndexedDB: a leaf for each unit, and photos apart, since they are large.
// Where a browser forbids it or has no room, things live as long as the page does, and `state` says so.
export const KEPT = "kept", FORBIDDEN = "forbidden", FULL = "full";
const STORES = ["leaves", "photos"], PATIENCE = 4000;

// Two sites below one host share its storage: each has a notebook of its own, by the address that its pages lead to.
const path = document.querySelector("a[href$='/notebook']")?.getAttribute("href") ?? "/notebook";
const NAME = `dongling:${path}`;
export const ROOT = path.replace(/notebook$/, "");
const channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;

const done = (asked) => new Promise((ok, no) => Object.assign(asked, { onsuccess: () => ok(asked.result), onerror: () => no(asked.error) }));
const ended = (work) => new Promise((ok, no) => Object.assign(work, { oncomplete: ok, onabort: () => no(work.error), onerror: () => no(work.error) }));

async function connect() {
  const asked = indexedDB.open(NAME, 1); // where storage is forbidden, the name alone may throw
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("leaves", { keyPath: "unit" });
    asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("unit", "unit");
  };
  const late = new Promise((_, no) => setTimeout(no, PATIENCE, new Error("no answer")));
  const base = await Promise.race([done(asked), late]);
  base.onversionchange = () => base.close();
  return base;
}

class Notebook {
  constructor(base) {
    this.base = base;
    this.state = base ? KEPT : FORBIDDEN;
    this.here = { leaves: new Map(), photos: new Map() }; // what found no room
  }
  // A browser may take away what it had opened: then what this page holds is all there is.
  async read(store, ask) {
    try {
      return this.base ? await done(ask(this.base.transaction(store).objectStore(store))) : undefined;
    } catch {
      this.state = FORBIDDEN;
      return undefined;
    }
  }
  async all(store) {
    const kept = (await this.read(store, (from) => from.getAll())) ?? [];
    const own = this.here[store], key = store === "leaves" ? "unit" : "id";
    return [...kept.filter((one) => !own.has(one[key])), ...own.values()];
  }
  async get(store, key) {
    if (this.here[store].has(key)) return this.here[store].get(key);
    return this.read(store, (from) => from.get(key));
  }
  // One transaction reads and writes, so two windows never undo each other's answers.
  async change(store, key, update) {
    if (this.base && !this.here[store].has(key)) {
      const kept = await this.write(store, key, update).catch((error) => {
        this.state = /Quota/.test(error?.name) ? FULL : FORBIDDEN;
      });
      if (kept) return kept.value;
    }
    const value = update(this.here[store].get(key) ?? (await this.get(store, key)));
    if (value) this.here[store].set(key, value);
    else this.here[store].delete(key);
    return value;
  }
  async write(store, key, update) {
    const work = this.base.transaction(store, "readwrite"), kept = work.objectStore(store), end = ended(work);
    end.catch(() => {}); // said once, below
    const value = update(await done(kept.get(key)));
    if (value) kept.put(value);
    else kept.delete(key);
    if (value && !(await done(kept.count(key)))) throw new Error("forgotten at once"); // some private windows only seem to keep
    await end;
    if (this.state === FORBIDDEN) this.state = KEPT;
    return { value };
  }
  leaf(unit, title, update) {
    return this.change("leaves", unit, (old) => {
      const leaf = old ?? { unit, title, answers: {} };
      update(Object.assign(leaf, { title: title || leaf.title, at: Date.now() }));
      return leaf;
    });
  }
  async drop(unit) {
    const photos = (await this.all("photos")).filter((photo) => photo.unit === unit);
    for (const { id } of photos) await this.change("photos", id, () => undefined);
    await this.change("leaves", unit, () => undefined);
  }
  // Nothing stays: every store is emptied first, since a base that another window holds open is not deleted at once.
  async wipe() {
    for (const store of STORES) this.here[store].clear();
    if (this.base) {
      const work = this.base.transaction(STORES, "readwrite"), end = ended(work);
      for (const store of STORES) work.objectStore(store).clear();
      await end;
      this.base.close();
      indexedDB.deleteDatabase(NAME);
    }
    channel?.postMessage("wiped");
  }
}

export async function openNotebook() {
  return new Notebook(await connect().catch(() => null));
}
// Another window, or a page that the browser kept for its back button, still shows what was wiped: it begins anew.
export function begunAnew() {
  channel?.addEventListener("message", () => location.reload());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
