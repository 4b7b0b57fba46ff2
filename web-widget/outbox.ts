import type { BrowserStorage } from '../browser/browser-storage.ts';
import { createKeptOutbox, type KeptOutbox } from '../browser/stored-outbox.ts';
import type { OutboxItem } from './state.ts';

export function keptOutbox(storage: BrowserStorage): KeptOutbox<OutboxItem> {
  return createKeptOutbox(storage, 'outbox|', (value) => {
    const item = value as Partial<OutboxItem> | null;
    return typeof item?.clientId === 'string' && typeof item.createdAt === 'string' ? (item as OutboxItem) : undefined;
  });
}
