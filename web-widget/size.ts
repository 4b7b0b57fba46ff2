import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes over the wire (gzip, level 9) that a shop's page may cost: the loader always, the chat at first opening, the inbox and the offer of pushes when they are needed. */
export const SIZE_LIMITS = { loader: 4 * 1024, chat: 45 * 1024, inbox: 14 * 1024, offer: 9 * 1024 } as const;

/** What the built bundles in `dist/web` weigh; the chat holds its socket client. */
export function widgetSizes(dist = new URL('../dist/web/', import.meta.url)): Record<keyof typeof SIZE_LIMITS, number> {
  const weigh = (path: string) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;
  return {
    loader: weigh('widget.js'),
    chat: weigh('widget/chat.js'),
    inbox: weigh('widget/inbox.js'),
    offer: weigh('widget/push-offer.js'),
  };
}

if (import.meta.main) {
  const sizes = widgetSizes();
  for (const part of ['loader', 'chat', 'inbox', 'offer'] as const) {
    console.log(`${part.padEnd(7)} ${(sizes[part] / 1024).toFixed(1)} KB gzip, limit ${SIZE_LIMITS[part] / 1024} KB`);
  }
  const parts = ['loader', 'chat', 'inbox', 'offer'] as const;
  if (parts.some((part) => sizes[part] > SIZE_LIMITS[part])) process.exitCode = 1;
}
