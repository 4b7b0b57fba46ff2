import type { DisputeCase } from './case.ts';
import { completed } from './older-rows.ts';
import type { Profile } from './profile/profile-schema.ts';
import { DisputeRefusal } from './refusal.ts';
import { decide, type LogEntry } from './state-machine.ts';

/** The row that a case's log amounts to. Independent of today's rules and calendars: history does not change with them. */
export function replay(draft: DisputeCase, entries: readonly LogEntry[]): DisputeCase {
  let row = draft;
  for (const entry of entries) {
    if (entry.seq !== row.revision + 1) throw new RangeError(`log has a gap before entry ${entry.seq}`);
    row = { ...row, ...entry.patch };
  }
  return completed(row);
}

/**
 * Decides every event of a log anew, under the profile the case is pinned to. Equal to `replay` while neither
 * the rules nor the calendar changed since: an audit of both. Throws where the rules of today would refuse.
 */
export function redecide(draft: DisputeCase, entries: readonly LogEntry[], profile: Profile): DisputeCase {
  return entries.reduce((row, { event, actor, at }) => {
    const answer = decide(row, event, actor, profile, at);
    if (!answer.ok) throw new DisputeRefusal(answer.code, { ...answer.data, event: event.type });
    return answer.case;
  }, draft);
}
