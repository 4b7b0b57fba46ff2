import { type AuditEntry, type AuditLog, auditHash } from './audit.ts';

export type AuditVerdict =
  | { readonly whole: true; readonly seq: number; readonly hash: string }
  /** The first entry that is not as it was written, and what is wrong with it. */
  | { readonly whole: false; readonly seq: number; readonly fault: AuditFault };

export type AuditFault = 'missing' | 'changed' | 'chain-broken' | 'not-as-noted';

const PAGE = 1_000;

/**
 * Walks the whole log from its first entry.
 * @param noted an entry's number and hash that was written down elsewhere: whoever can write the database could also write
 *   the whole chain anew, but not what somebody else has noted of it
 */
export async function verifyAudit(
  log: Pick<AuditLog, 'list' | 'head'>,
  noted?: { readonly seq: number; readonly hash: string },
): Promise<AuditVerdict> {
  let last: Pick<AuditEntry, 'seq' | 'hash'> = { seq: 0, hash: '' };
  for (;;) {
    // The head before the entries: whatever it counts was on disk by then, whoever writes meanwhile.
    const head = await log.head();
    const page = await log.list({ afterSeq: last.seq, limit: PAGE });
    for (const entry of page) {
      const fault = faultOf(entry, last) ?? (noted?.seq === entry.seq && noted.hash !== entry.hash && 'not-as-noted');
      if (fault) return { whole: false, seq: fault === 'missing' ? last.seq + 1 : entry.seq, fault };
      last = entry;
    }
    if (page.length > 0) continue;
    if (head.seq > last.seq) return { whole: false, seq: last.seq + 1, fault: 'missing' };
    if (head.seq < last.seq || head.hash !== last.hash) return { whole: false, seq: last.seq, fault: 'changed' };
    if (noted !== undefined && noted.seq > last.seq) return { whole: false, seq: last.seq + 1, fault: 'missing' };
    return { whole: true, ...last };
  }
}

function faultOf(entry: AuditEntry, before: Pick<AuditEntry, 'seq' | 'hash'>): AuditFault | undefined {
  if (entry.seq !== before.seq + 1) return 'missing';
  if (entry.prev !== before.hash) return 'chain-broken';
  return auditHash(entry) === entry.hash ? undefined : 'changed';
}
