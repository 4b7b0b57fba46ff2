/** What the widget remembers in this browser, per server. */
export interface BrowserStorage {
  read(key: string): string | undefined;
  /** `undefined` removes the entry. */
  write(key: string, value: string | undefined): void;
  /** The entries whose key begins so, in no particular order. */
  list(prefix: string): readonly { readonly key: string; readonly value: string }[];
  /** Hears of changes made by other tabs. */
  onChange(listener: (key: string, value: string | undefined) => void): () => void;
}

/** Every key of the widget begins with this, so that several servers' widgets never mix. */
export function storagePrefix(server: string): string {
  return `kaunter|${server}|`;
}

/**
 * localStorage where the page has it; where the browser blocks or fills it, entries live in memory until the page
 * closes: the chat works, a reload starts afresh.
 */
export function createBrowserStorage(server: string, area: Storage | undefined, page: EventTarget): BrowserStorage {
  const prefix = storagePrefix(server);
  const memory = new Map<string, string>();
  return {
    read(key) {
      return memory.get(key) ?? quietly(() => area?.getItem(prefix + key)) ?? undefined;
    },
    write(key, value) {
      memory.delete(key);
      if (value === undefined) {
        quietly(() => area?.removeItem(prefix + key));
        return;
      }
      const kept = quietly(() => {
        area?.setItem(prefix + key, value);
        return area !== undefined;
      });
      if (!kept) memory.set(key, value);
    },
    list(wanted) {
      const entries = new Map([...memory].filter(([key]) => key.startsWith(wanted)));
      for (let i = 0; i < (quietly(() => area?.length) ?? 0); i++) {
        const full = quietly(() => area?.key(i));
        if (!full?.startsWith(prefix + wanted)) continue;
        const value = quietly(() => area?.getItem(full));
        if (typeof value === 'string') entries.set(full.slice(prefix.length), value);
      }
      return [...entries].map(([key, value]) => ({ key, value }));
    },
    onChange(listener) {
      const hear = (event: globalThis.Event) => {
        const { key, newValue } = event as StorageEvent;
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length), newValue ?? undefined);
      };
      page.addEventListener('storage', hear);
      return () => page.removeEventListener('storage', hear);
    },
  };
}

/** The page's localStorage, or undefined where even touching it throws (blocked third-party storage). */
export function pageStorage(): Storage | undefined {
  return quietly(() => window.localStorage);
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
