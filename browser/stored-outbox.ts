import type { BrowserStorage } from './browser-storage.ts';

/** What is written and not acknowledged. The id goes out again with it, so that the log holds it once. */
interface Unsent {
  readonly clientId: string;
  /** ISO 8601; gives the order after a reload. */
  readonly createdAt: string;
}

/** Unacknowledged messages that survive a reload: one entry each, so that tabs never overwrite one another's. */
export interface KeptOutbox<Item extends Unsent> {
  /** Keeps these; what this page kept before and is not among them is dropped. */
  keep(items: readonly Item[]): void;
  /** What is still to be sent, by any tab, oldest first; entries that cannot be read are dropped. */
  list(): readonly Item[];
  /** The id of a storage key, or undefined where the key is of something else. */
  clientIdOf(key: string): string | undefined;
}

/** @param read the item of a parsed entry, or undefined where it is none */
export function createKeptOutbox<Item extends Unsent>(
  storage: BrowserStorage,
  prefix: string,
  read: (value: unknown) => Item | undefined,
): KeptOutbox<Item> {
  const kept = new Map<string, Item>();
  return {
    keep(items) {
      const still = new Set(items.map(({ clientId }) => clientId));
      for (const item of items) {
        if (kept.get(item.clientId) === item) continue;
        kept.set(item.clientId, item);
        storage.write(prefix + item.clientId, JSON.stringify(item));
      }
      for (const clientId of [...kept.keys()].filter((id) => !still.has(id))) {
        kept.delete(clientId);
        storage.write(prefix + clientId, undefined);
      }
    },
    list() {
      const items: Item[] = [];
      for (const { key, value } of storage.list(prefix)) {
        const item = parsed(value, read);
        if (item === undefined) storage.write(key, undefined);
        else items.push(item);
      }
      return items.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.clientId.localeCompare(b.clientId));
    },
    clientIdOf: (key) => (key.startsWith(prefix) ? key.slice(prefix.length) : undefined),
  };
}

function parsed<Item>(value: string, read: (value: unknown) => Item | undefined): Item | undefined {
  try {
    return read(JSON.parse(value));
  } catch {
    return undefined;
  }
}
