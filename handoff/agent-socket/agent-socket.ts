import type { Namespace, Socket } from 'socket.io';
import { accountOf, type StaffRights } from '../../people/sign-in/staff-rights.ts';
import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import { incidentOf, type OnFault } from '../../transport/faults.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import { type DispatchOptions, dispatch, type EventTable, toWireError } from '../../transport/socket-events.ts';
import { agentRoom, EVERY_AGENT } from '../../transport/socket-rooms.ts';
import type { Account } from '../../transport/who-calls.ts';
import { type TakingPorts, takingEvents } from './handoff-events.ts';
import { type AttendingPorts, attendingEvents } from './presence-events.ts';
import { type FollowingPorts, followingEvents } from './reading-events.ts';
import { type WritingPorts, writingEvents } from './sending-events.ts';
import { type TicketEventPorts, ticketEvents } from './ticket-events.ts';
import { type TranslationEventPorts, translationEvents } from './translation-events.ts';

export interface AgentSocketPorts
  extends AttendingPorts,
    TakingPorts,
    FollowingPorts,
    WritingPorts,
    TicketEventPorts,
    TranslationEventPorts {
  readonly desk: TakingPorts['desk'];
  readonly rights: Pick<StaffRights, 'enter' | 'now'>;
  readonly limits: RateLimits;
  /** Whether a page of this origin may act for whoever is signed in. */
  readonly ownOrigin: (origin: string | undefined, host: string | undefined) => boolean;
  readonly onFault: OnFault;
  readonly onRefused: (code: ErrorCode) => void;
}

/** For these the account as last looked at will do; before all others its rights are looked up anew. */
const HARMLESS: ReadonlySet<string> = new Set(['typing:set', 'message:read', 'ticket:reading']);

/** Namespace `/agent`. */
export function openAgentSocket(namespace: Namespace, ports: AgentSocketPorts): void {
  const optionsFor = (socket: Socket): DispatchOptions<Account> => ({
    async admit(account, event) {
      await ports.limits.spend('agentEvent', account.id);
      return HARMLESS.has(event) ? (accountOf(socket) ?? account) : ports.rights.now(socket);
    },
    onFault: ports.onFault,
    onRefused: ports.onRefused,
  });
  const table = agentEvents(ports);

  namespace.use((socket, next) => {
    const { origin, host } = socket.handshake.headers;
    const admit = async () => {
      if (!ports.ownOrigin(origin, host)) throw new CodedError('origin_refused');
      await ports.rights.enter(socket);
    };
    admit().then(
      () => next(),
      (error: unknown) => {
        const data = toWireError(error, incidentOf(error, 'handshake', ports.onFault));
        ports.onRefused(data.code);
        next(Object.assign(new Error('refused'), { data }));
      },
    );
  });
  namespace.on('connection', (socket) => {
    const account = accountOf(socket);
    if (account === undefined) return;
    void socket.join([EVERY_AGENT, agentRoom(account.id)]);
    ports.pages.connected(account.id, socket.id);
    socket.on('disconnect', () => ports.pages.disconnected(account.id, socket.id));
    dispatch(socket, account, table, optionsFor(socket));
  });
}

/** Every event of the door, and what is done with it. */
export function agentEvents(ports: AgentSocketPorts): EventTable<Account> {
  return {
    ...attendingEvents(ports),
    ...takingEvents(ports),
    ...followingEvents(ports),
    ...writingEvents(ports),
    ...ticketEvents(ports),
    ...translationEvents(ports),
  };
}
