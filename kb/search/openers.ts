import type { ShelfEntry } from './shelf-documents.ts';

/** A beginning counts when at least this many follow-ups share it. */
const LEAST_SHARED = 2;
/** A longer message says what it is about by itself. */
const LONGEST = 7;

/** The first two words of a key that has more. */
function openingOf(key: string): string | undefined {
  const end = key.indexOf(' ', key.indexOf(' ') + 1);
  return end > 0 ? key.slice(0, end) : undefined;
}

/**
 * How follow-ups begin ("what about", "y si") and nothing else on the shelf does. What follows them is new each time
 * and knows no phrasing, so that the beginning has to tell.
 */
export function followUpOpeners(
  entries: readonly ShelfEntry[],
  keysOf: (entry: ShelfEntry) => readonly string[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'intent' || entry.intent !== 'follow-up') continue;
    for (const key of keysOf(entry)) {
      const opening = openingOf(key);
      if (opening !== undefined) counts.set(opening, (counts.get(opening) ?? 0) + 1);
    }
  }
  const openers = new Set([...counts].filter(([, count]) => count >= LEAST_SHARED).map(([opening]) => opening));
  if (openers.size === 0) return openers;
  for (const entry of entries) {
    if (entry.kind === 'intent' && entry.intent === 'follow-up') continue;
    for (const key of keysOf(entry)) {
      const opening = openingOf(key);
      if (opening !== undefined) openers.delete(opening);
    }
  }
  return openers;
}

/** Whether a short message (as the key of a phrasing) begins like a follow-up. */
export function opensFollowUp(openers: ReadonlySet<string>, key: string): boolean {
  const opening = openingOf(key);
  return opening !== undefined && openers.has(opening) && key.split(' ').length <= LONGEST;
}
