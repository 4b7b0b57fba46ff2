import type { ImapFlow } from 'imapflow';
import type { ImapAddress } from '../../handoff/mail/imap-address.ts';
import type { MailboxLine, ServerMailbox } from '../../handoff/mail/server-mailbox.ts';

const CONNECT_MS = 15_000;
/** Longer than the pause between two looks at the mailbox: a line that is silent for so long is dead. */
const SILENCE_MS = 90_000;
/** Between two looks at a mailbox whose server tells of nothing by itself. */
const POLL_MS = 15_000;
const GOODBYE_MS = 1_000;
/** Once told to end: long enough to mark what was taken, and short enough for a server that hangs. */
const ENDING_MS = 5_000;

/**
 * A mailbox by IMAP. Mails that were dealt with become `\Seen`, which every server keeps and operators see in any mail program; those
 * that cannot be dealt with become `\Flagged` as well.
 * @param limitBytes larger mails are not fetched
 */
export function imapMailbox(address: ImapAddress, limitBytes: number): ServerMailbox {
  return {
    async open(signal) {
      const { host, port, tls, user, password } = address;
      // Who reads no mailbox pays nothing for it.
      const { ImapFlow: Client } = await import('imapflow');
      const client = new Client({
        ...{ host, port, secure: tls, auth: { user, pass: password } },
        ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
        logger: false,
        disableAutoIdle: true,
      });
      // Whoever waits for an answer gets the error too; without a listener it would end the process.
      client.on('error', () => client.close());
      const giveUp = () => client.close();
      signal.addEventListener('abort', giveUp);
      try {
        signal.throwIfAborted();
        await client.connect();
        await openFolder(client, address.folder);
      } catch (error) {
        client.close();
        throw withAnswer(error);
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
      const ending = () => void setTimeout(giveUp, ENDING_MS).unref();
      signal.addEventListener('abort', ending);
      client.on('close', () => signal.removeEventListener('abort', ending));
      return lineOf(client, limitBytes);
    },
  };
}

async function openFolder(client: ImapFlow, folder: string): Promise<void> {
  const { readOnly, permanentFlags } = await client.mailboxOpen(folder);
  if (readOnly || permanentFlags?.has('\\Seen') === false)
    throw new Error(`nothing can be marked as read in ${folder}`);
}

/** What the server said of a command that failed. */
function withAnswer(error: unknown): unknown {
  const { responseText } = (error ?? {}) as { responseText?: unknown };
  return typeof responseText === 'string' ? new Error(`the server says: ${responseText}`) : error;
}

function lineOf(client: ImapFlow, limitBytes: number): MailboxLine {
  let fresh = false;
  let wake = () => {};
  client.on('exists', () => {
    fresh = true;
    wake();
  });
  client.on('close', () => wake());

  /** Several commands answer a lost line, or a no, by nothing at all. */
  async function sure<T>(command: Promise<T | false | undefined>): Promise<T> {
    const result = await command;
    if (result === undefined || result === false) throw new Error(client.usable ? 'refused a command' : 'line lost');
    return result as T;
  }
  const uidOf = (key: string) => key.slice(key.indexOf('.') + 1);
  const mark = async (key: string, flags: string[]) => {
    await sure(client.messageFlagsAdd(uidOf(key), flags, { uid: true }));
  };

  return {
    async waiting() {
      fresh = false;
      // Some servers show what has come since the last command only after one that changes nothing.
      await client.noop();
      const uids = await sure(client.search({ seen: false }, { uid: true }));
      const { uidValidity } = await sure(Promise.resolve(client.mailbox));
      return uids.map((uid) => `${uidValidity}.${uid}`);
    },
    async read(key) {
      const about = await client.fetchOne(uidOf(key), { flags: true, size: true }, { uid: true });
      if (about === false || about.flags?.has('\\Seen')) return undefined;
      if ((about.size ?? 0) > limitBytes) return 'too-large';
      // The size that a server states can be wrong.
      const source = { start: 0, maxLength: limitBytes + 1 };
      const mail = await client.fetchOne(uidOf(key), { source }, { uid: true });
      if (mail === false || mail.source === undefined) return undefined;
      return mail.source.length > limitBytes ? 'too-large' : mail.source;
    },
    markRead: (key) => mark(key, ['\\Seen']),
    setAside: (key) => mark(key, ['\\Seen', '\\Flagged']),
    async news(ms, signal) {
      if (fresh || signal.aborted || !client.usable) return;
      const tells = client.capabilities.has('IDLE');
      // It ends with the next command.
      if (tells) client.idle().catch(() => undefined);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => wake(), tells ? ms : Math.min(ms, POLL_MS));
        const woken = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', woken);
          resolve();
        };
        wake = woken;
        signal.addEventListener('abort', woken);
      });
    },
    async close() {
      const goodbye = client.logout().catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        goodbye,
        new Promise((resolve) => {
          timer = setTimeout(resolve, GOODBYE_MS);
        }),
      ]);
      clearTimeout(timer);
      client.close();
    },
  };
}
