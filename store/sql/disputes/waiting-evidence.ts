import type { Selectable } from 'kysely';
import type { WaitingEvidence, WaitingRoom } from '../../../disputes/cases/waiting-evidence.ts';
import type { EvidenceKind } from '../../../disputes/domain/evidence-rules.ts';
import type { Role } from '../../../disputes/domain/roles.ts';
import type { Database } from '../database.ts';
import { asStorageError } from '../storage-error.ts';
import type { DisputeTables } from './dispute-schema.ts';

type Row = Selectable<DisputeTables['waitingEvidence']>;

export function sqlWaitingEvidence({ db }: Database): WaitingRoom {
  return {
    async add(waiting) {
      if (waiting.length === 0) return;
      await db
        .insertInto('waitingEvidence')
        .values(
          waiting.map(({ fileId, caseId, kind, actor, at }) => ({
            fileId,
            caseId,
            kind,
            byRole: actor.role,
            byId: actor.id,
            via: actor.via ?? null,
            at,
          })),
        )
        .onConflict((conflict) => conflict.column('fileId').doNothing())
        .execute()
        .catch(asStorageError);
    },
    async of(caseId) {
      const rows = await db
        .selectFrom('waitingEvidence')
        .selectAll()
        .where('caseId', '=', caseId)
        .orderBy('at')
        .execute()
        .catch(asStorageError);
      return rows.map(toWaiting);
    },
    async hopeful(caseIds) {
      if (caseIds.length === 0) return [];
      const rows = await db
        .selectFrom('waitingEvidence')
        .innerJoin('attachment', 'attachment.id', 'waitingEvidence.fileId')
        .selectAll('waitingEvidence')
        .where('waitingEvidence.caseId', 'in', caseIds)
        .where('attachment.state', '!=', 'refused')
        .orderBy('waitingEvidence.at')
        .execute()
        .catch(asStorageError);
      return rows.map(toWaiting);
    },
    async find(fileId) {
      const row = await db
        .selectFrom('waitingEvidence')
        .selectAll()
        .where('fileId', '=', fileId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && toWaiting(row);
    },
    async clean(limit, behind) {
      let clean = db
        .selectFrom('waitingEvidence')
        .innerJoin('attachment', 'attachment.id', 'waitingEvidence.fileId')
        .selectAll('waitingEvidence')
        .where('attachment.state', '=', 'ready');
      if (behind !== undefined)
        clean = clean.where((eb) =>
          eb(eb.refTuple('waitingEvidence.at', 'waitingEvidence.fileId'), '>', eb.tuple(behind.at, behind.fileId)),
        );
      const rows = await clean
        .orderBy('waitingEvidence.at')
        .orderBy('waitingEvidence.fileId')
        .limit(limit)
        .execute()
        .catch(asStorageError);
      return rows.map(toWaiting);
    },
    async remove(fileId) {
      await db.deleteFrom('waitingEvidence').where('fileId', '=', fileId).execute().catch(asStorageError);
    },
  };
}

function toWaiting({ fileId, caseId, kind, byRole, byId, via, at }: Row): WaitingEvidence {
  const actor = { role: byRole as Role, id: byId, ...(via === null ? {} : { via }) };
  return { fileId, caseId, kind: kind as EvidenceKind, actor, at };
}
