import { randomUUID } from 'node:crypto';
import { newConversation } from '../../handoff/conversation/conversation.ts';
import { createDesk } from '../../handoff/desk/desk.ts';
import { systemLines } from '../../handoff/desk/system-lines.ts';
import { agentLiveness } from '../../handoff/presence/agent-liveness.ts';
import { deskReader } from '../../handoff/queue/desk-state.ts';
import { LOCALES } from '../../protocol/locale.ts';
import type { Database } from '../../store/sql/database.ts';
import { sqlConversationStore } from '../../store/sql/handoff/conversation-store.ts';
import { sqlPresenceStore } from '../../store/sql/handoff/presence-store.ts';
import { sqlTicketList } from '../../store/sql/handoff/ticket-list.ts';
import { type Measured, timed } from '../disputes/measure.ts';

const STEPS = 400;
const AT_ONCE = 16;
const READINGS = 30;

/** What the desk does with `waiting` chats in the queue. */
export async function measureQueue(database: Database, waiting: number): Promise<Measured[]> {
  const now = Date.now;
  const store = sqlConversationStore(database, now);
  const line = systemLines({ newId: randomUUID, formatTime: String, mailReaches: false });
  const desk = createDesk({ change: store.change, conversations: store, newId: randomUUID, now, line });
  const read = deskReader({
    conversations: store,
    tickets: sqlTicketList(database),
    agents: sqlPresenceStore(database),
    liveness: agentLiveness(60_000),
    now,
  });

  const ids = Array.from({ length: waiting + STEPS }, () => randomUUID());
  await timed('', ids, AT_ONCE, (id) => store.create(fresh(id, now())));
  const ask = (id: string) => desk.request(id, { reason: 'requested', priority: 'other' });
  await timed('', ids.slice(STEPS), AT_ONCE, ask);
  const asked = ids.slice(0, STEPS);
  const agent = (id: string) => ({ id: `agent of ${id}`, name: 'Aina', capacity: 1 });

  const rows = [
    await timed('ask for a person', asked, AT_ONCE, ask),
    await timed('offer and accept', asked, AT_ONCE, async (id) => {
      await desk.offer(id, agent(id), now() + 60_000);
      await desk.accept(id, agent(id));
    }),
    await timed('back into the queue', asked, AT_ONCE, (id) => desk.agentLost(id, agent(id).id)),
    await timed(
      'read the desk',
      Array.from({ length: READINGS }, (_, n) => n),
      1,
      read,
    ),
  ];
  const { waiting: seen } = await read();
  if (seen.length !== waiting + STEPS)
    process.stdout.write(`only ${seen.length} of ${waiting + STEPS} who wait are read\n`);
  return rows;
}

const fresh = (id: string, at: number) =>
  newConversation({
    id,
    visitorId: id,
    shopperName: '',
    verified: false,
    email: undefined,
    locale: LOCALES[at % LOCALES.length] ?? 'en',
    localeChosen: false,
    at,
  });
