import type { BrowserStorage } from '../browser/browser-storage.ts';
import type { OutboxItem } from './state.ts';

const PREFIX = 'outbox|';

/**
 * Unacknowledged messages on disk: one entry each, so that tabs never overwrite one another's. They survive a reload,
 * and because the client id is kept, sending one twice (from two tabs, or after a lost acknowledgement) stores it once.
 */
export function keepItem(storage: BrowserStorage, item: OutboxItem): void {
  storage.write(PREFIX + item.clientId, JSON.stringify(item));
}

export function dropItem(storage: BrowserStorage, clientId: string): void {
  storage.write(PREFIX + clientId, undefined);
}

/** What is still to be sent, oldest first; entries that cannot be read are dropped. */
export function keptItems(storage: BrowserStorage): readonly OutboxItem[] {
  const items: OutboxItem[] = [];
  for (const { key, value } of storage.list(PREFIX)) {
    const item = parseItem(value);
    if (item === undefined) storage.write(key, undefined);
    else items.push(item);
  }
  return items.sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.clientId.localeCompare(b.clientId));
}

/** The client id of a storage key, or undefined where the key is of something else. */
export function outboxClientId(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}

function parseItem(value: string): OutboxItem | undefined {
  try {
    const item = JSON.parse(value) as Partial<OutboxItem>;
    return typeof item.clientId === 'string' && typeof item.createdAt === 'string' ? (item as OutboxItem) : undefined;
  } catch {
    return undefined;
  }
}
