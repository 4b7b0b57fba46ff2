import type { Namespace, Socket } from 'socket.io';
import { CodedError } from '../../protocol/error-codes.ts';
import { EVERY_MEDIATOR } from '../../transport/socket-rooms.ts';
import type { Account } from '../../transport/who-calls.ts';
import type { StaffSessions } from './staff-sessions.ts';

/** Who may be at the desk's sockets at all. */
const DESK_ROLES = ['agent', 'supervisor', 'admin', 'mediator'] as const;
const MEDIATION_ROLES = ['mediator', 'supervisor', 'admin'] as const;
/** Rights that were taken away end within two seconds; looking twice leaves room for a slow look. */
const EVERY_MS = 1_000;

interface StaffData {
  account?: Account;
  /** Of the session that opened the socket. */
  session?: string;
}

/** The account behind a socket of the desk, as it was looked at last. */
export const accountOf = (socket: Pick<Socket, 'data'>): Account | undefined => (socket.data as StaffData).account;

export interface StaffRights {
  /** Lets a socket in. @throws CodedError `login_required`, `permission_denied` */
  enter(socket: Socket): Promise<Account>;
  /**
   * The account as it is now, before an act that matters; where the rights are gone, the socket is closed.
   * @throws CodedError `login_required`, `permission_denied`
   */
  now(socket: Socket): Promise<Account>;
  /** Looks at all sockets of this process at once. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface StaffRightsPorts {
  readonly sessions: Pick<StaffSessions, 'keyOf' | 'standing'>;
  readonly onFault: (error: unknown, where: string) => void;
}

/**
 * Rights outlive no session: each socket's session and account are looked at before every act that matters and each second,
 * in the database and so over all processes, whatever becomes of signals. A database that is away closes nothing.
 */
export function staffRights(namespace: Namespace, { sessions, onFault }: StaffRightsPorts): StaffRights {
  const check = async (socket: Socket): Promise<Account> => {
    const { session } = socket.data as StaffData;
    return admitted(session === undefined ? undefined : (await sessions.standing([session])).get(session));
  };
  const look = async () => {
    const sockets = [...namespace.sockets.values()];
    const held = sockets.flatMap((socket) => (socket.data as StaffData).session ?? []);
    if (held.length === 0) return;
    const standing = await sessions.standing([...new Set(held)]);
    for (const socket of sockets) {
      const { session } = socket.data as StaffData;
      if (session !== undefined) settle(socket, standing.get(session));
    }
  };
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const lookNext = () => {
    looking = looking.then(() => (closed ? undefined : look())).catch((error) => onFault(error, 'staff-rights'));
    return looking;
  };
  const timer = setInterval(lookNext, EVERY_MS);
  return {
    async enter(socket) {
      const session = sessions.keyOf(socket.handshake.headers.cookie);
      if (session === undefined) throw new CodedError('login_required');
      Object.assign(socket.data as StaffData, { session });
      return settle(socket, await check(socket));
    },
    async now(socket) {
      try {
        return settle(socket, await check(socket));
      } catch (error) {
        // After the acknowledgement that says why.
        if (error instanceof CodedError && error.code !== 'storage_unavailable')
          setImmediate(() => socket.disconnect(true));
        throw error;
      }
    },
    look: lookNext,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
    },
  };
}

function admitted(account: Account | undefined): Account {
  if (account === undefined) throw new CodedError('login_required');
  if (!DESK_ROLES.some((role) => account.roles.includes(role))) throw new CodedError('permission_denied');
  return account;
}

/** Brings a socket in line with the account as it is now. */
function settle<Standing extends Account | undefined>(socket: Socket, account: Standing): Standing {
  if (account === undefined || !DESK_ROLES.some((role) => account.roles.includes(role))) {
    socket.disconnect(true);
    return account;
  }
  (socket.data as StaffData).account = account;
  const mediates = MEDIATION_ROLES.some((role) => account.roles.includes(role));
  if (mediates !== socket.rooms.has(EVERY_MEDIATOR))
    void (mediates ? socket.join(EVERY_MEDIATOR) : socket.leave(EVERY_MEDIATOR));
  return account;
}
