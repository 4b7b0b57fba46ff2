/** What a page remembers in this browser. Never throws: private windows and full disks refuse it, and a page works without. */
export interface BrowserStorage {
  read(key: string): string | undefined;
  /** `undefined` removes the entry. */
  write(key: string, value: string | undefined): void;
  /** The entries whose key begins so, in no particular order. */
  list(prefix: string): readonly { readonly key: string; readonly value: string }[];
  /** Hears of changes made by other tabs; the answer ends that. */
  onChange(listener: (key: string, value: string | undefined) => void): () => void;
}

/**
 * `localStorage` where the page has it; where the browser blocks or fills it, entries live in memory until the page closes.
 * @param prefix every key in the browser begins with it; callers leave it out
 * @param area asked at each use, as even touching it throws where it is blocked
 */
export function createBrowserStorage(
  prefix: string,
  area: () => Storage | undefined = () => globalThis.localStorage,
  page: EventTarget = globalThis,
): BrowserStorage {
  const memory = new Map<string, string>();
  return {
    read(key) {
      return memory.get(key) ?? quietly(() => area()?.getItem(prefix + key)) ?? undefined;
    },
    write(key, value) {
      memory.delete(key);
      if (value === undefined) {
        quietly(() => area()?.removeItem(prefix + key));
        return;
      }
      const kept = quietly(() => {
        const storage = area();
        storage?.setItem(prefix + key, value);
        return storage !== undefined;
      });
      if (!kept) memory.set(key, value);
    },
    list(wanted) {
      const entries = new Map([...memory].filter(([key]) => key.startsWith(wanted)));
      for (let i = 0; i < (quietly(() => area()?.length) ?? 0); i++) {
        const full = quietly(() => area()?.key(i));
        if (!full?.startsWith(prefix + wanted)) continue;
        const value = quietly(() => area()?.getItem(full));
        if (typeof value === 'string') entries.set(full.slice(prefix.length), value);
      }
      return [...entries].map(([key, value]) => ({ key, value }));
    },
    onChange(listener) {
      const hear = (event: Event) => {
        const { key, newValue } = event as StorageEvent;
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length), newValue ?? undefined);
      };
      page.addEventListener('storage', hear);
      return () => page.removeEventListener('storage', hear);
    },
  };
}

/** Of our own pages: their keys begin with `kaunter.` and the page's name. */
export const ownStorage = /* @__PURE__ */ createBrowserStorage('');

/** A remembered value that was JSON; undefined where there is none or it was damaged. The caller checks its shape. */
export function readJson(storage: Pick<BrowserStorage, 'read'>, key: string): unknown {
  const text = storage.read(key);
  return text === undefined ? undefined : quietly(() => JSON.parse(text));
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
