import type { AuditDraft, AuditLog } from './audit.ts';

/** Looking at the same thing again within this time is the same look: pages read anew at each change. */
const SAME_LOOK_MS = 10 * 60_000;
const MOST = 20_000;

/** Writes down what staff look at, before they see it. */
export interface ReadTrail {
  /** Rejects, and the reader must see nothing, where it cannot be written down. */
  note(draft: AuditDraft): Promise<void>;
}

export function readTrail(audit: Pick<AuditLog, 'append'>, now: () => number): ReadTrail {
  const noted = new Map<string, number>();
  return {
    async note(draft) {
      const key = JSON.stringify([draft.actor, draft.action, draft.subject, draft.data]);
      const before = noted.get(key);
      if (before !== undefined && before + SAME_LOOK_MS > now()) return;
      await audit.append(draft);
      noted.delete(key);
      noted.set(key, now());
      if (noted.size <= MOST) return;
      const [oldest] = noted.keys();
      if (oldest !== undefined) noted.delete(oldest);
    },
  };
}
