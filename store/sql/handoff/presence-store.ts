import type { Attendee, PresenceStore } from '../../../handoff/presence/presence-store.ts';
import type { PresenceState } from '../../../protocol/agent-events.ts';
import type { ColumnType } from '../columns.ts';
import type { Database } from '../database.ts';
import { upsertStatement, withRows } from '../json-rows.ts';
import { asStorageError } from '../storage-error.ts';

const LEASE_COLUMNS = {
  agent_id: 'text',
  socket_id: 'text',
  connected: 'bigint',
  lease_until: 'bigint',
} as const satisfies Record<string, ColumnType>;

export function sqlPresenceStore({ db, kind }: Database): PresenceStore {
  const renewal = upsertStatement(kind, 'agent_socket', LEASE_COLUMNS, ['agent_id', 'socket_id']);
  return {
    async renew(leases) {
      const rows = leases.map((lease) => ({
        agent_id: lease.agentId,
        socket_id: lease.socketId,
        connected: lease.connected ? 1 : 0,
        lease_until: lease.leaseUntil,
      }));
      await withRows(db, renewal, rows).catch(asStorageError);
    },
    async choose(agentId, { state, capacity }, at) {
      await db
        .insertInto('agentChoice')
        .values({ agentId, state, capacity: capacity ?? null, idleSince: at, chosenAt: at })
        .onConflict((conflict) =>
          conflict
            .column('agentId')
            .doUpdateSet({ state, chosenAt: at, ...(capacity === undefined ? {} : { capacity }) }),
        )
        .execute()
        .catch(asStorageError);
    },
    async choiceOf(agentId) {
      const row = await db
        .selectFrom('account')
        .leftJoin('agentChoice', 'agentChoice.agentId', 'account.id')
        .select(['account.capacity as own', 'agentChoice.state', 'agentChoice.capacity'])
        .where('account.id', '=', agentId)
        .executeTakeFirst()
        .catch(asStorageError);
      return row && { state: stateOf(row.state), capacity: row.capacity ?? row.own };
    },
    async busy(agentId, at) {
      await db
        .updateTable('agentChoice')
        .set({ idleSince: at })
        .where('agentId', '=', agentId)
        .execute()
        .catch(asStorageError);
    },
    async list() {
      const rows = await db
        .selectFrom('agentSocket')
        .innerJoin('account', 'account.id', 'agentSocket.agentId')
        .leftJoin('agentChoice', 'agentChoice.agentId', 'agentSocket.agentId')
        .selectAll('agentSocket')
        .select(['account.name', 'account.skills', 'account.capacity as own'])
        .select(['agentChoice.state', 'agentChoice.capacity', 'agentChoice.idleSince'])
        .orderBy('agentSocket.agentId')
        .orderBy('agentSocket.socketId')
        .execute()
        .catch(asStorageError);
      const all = new Map<string, Attendee>();
      for (const row of rows) {
        const { agentId, socketId, connected, leaseUntil } = row;
        const lease = { agentId, socketId, connected: connected === 1, leaseUntil };
        const known = all.get(agentId);
        all.set(agentId, {
          agentId,
          name: row.name,
          state: stateOf(row.state),
          capacity: row.capacity ?? row.own,
          skills: row.skills === '[]' ? [] : (JSON.parse(row.skills) as string[]),
          idleSince: row.idleSince ?? 0,
          leases: [...(known?.leases ?? []), lease],
        });
      }
      return [...all.values()];
    },
    async forget(before) {
      await db.deleteFrom('agentSocket').where('leaseUntil', '<', before).execute().catch(asStorageError);
    },
  };
}

const stateOf = (state: string | null): PresenceState => (state ?? 'offline') as PresenceState;
