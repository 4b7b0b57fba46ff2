import type { TimelineEntry } from '../../protocol/disputes.ts';

/** One line of the course of a case: the newest of some entries that say the same, and how many they are. */
export interface TimelineGroup {
  readonly entry: TimelineEntry;
  readonly count: number;
}

/** Says nothing beside that it happened. */
const isBare = ({ text, terms, moved }: TimelineEntry): boolean =>
  (text ?? '') === '' && terms === undefined && moved === undefined;

/** Newest first. The same act of the same person, done several times in a row, is told once: twenty files are one line. */
export function timelineGroups(timeline: readonly TimelineEntry[]): readonly TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  for (const entry of [...timeline].sort((one, other) => other.seq - one.seq)) {
    const last = groups.at(-1);
    const same =
      last !== undefined &&
      last.entry.event === entry.event &&
      last.entry.by.role === entry.by.role &&
      last.entry.by.name === entry.by.name &&
      isBare(last.entry) &&
      isBare(entry);
    if (same) groups[groups.length - 1] = { entry: last.entry, count: last.count + 1 };
    else groups.push({ entry, count: 1 });
  }
  return groups;
}
