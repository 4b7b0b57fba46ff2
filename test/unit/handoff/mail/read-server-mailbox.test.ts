import { expect } from 'chai';
import { readServerMailbox } from '../../../../handoff/mail/read-server-mailbox.ts';
import type { MailboxLine, ServerMailbox } from '../../../../handoff/mail/server-mailbox.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';

describe('the reader of the operator’s mailbox', () => {
  it('takes mails one after the other, oldest first, and marks each only once it is committed', async () => {
    const { box, told, reads } = desk({ unread: ['1.1', '1.2', '1.3'] });
    const reader = reads();
    await box.emptied();
    await reader.close();
    const each = (key: string) => [`take ${key}`, `committed ${key}`, `read ${key}`];
    expect(told).to.deep.equal([...['1.1', '1.2', '1.3'].flatMap(each), 'service answers']);
    expect(box.open).to.equal(0);
  });

  it('is held up by none that fails, is too large or that another process has, and tells of a fault once', async () => {
    const { box, told, reads, faults, outages } = desk({
      unread: ['1.1', '1.2', '1.3', '1.4'],
      large: ['1.3'],
      fails: {
        '1.1': () => new Error('cannot be read'),
        '1.2': () => new CodedError('overloaded', { retryAfterSeconds: 10 }),
      },
    });
    const reader = reads();
    await box.rounds(3);
    await reader.close();
    expect(box.unread).to.deep.equal(['1.1', '1.2']);
    expect(told.filter((one) => one.startsWith('take'))).to.deep.equal(['take 1.1', 'take 1.2', 'take 1.4']);
    expect(told).to.include('aside 1.3');
    expect(faults).to.deep.equal(['mail 1.1']);
    expect(outages).to.deep.equal([]);
  });

  it('tries again when a failed mail’s pause is over', async () => {
    let broken = true;
    const { box, reads, passes } = desk({
      unread: ['1.1'],
      fails: { '1.1': () => (broken ? new Error('a moment') : undefined) },
    });
    const reader = reads();
    await box.rounds(1);
    broken = false;
    passes(10_000);
    await box.emptied();
    await reader.close();
  });

  it('leaves all of them alone while the database is away', async () => {
    const away = () => new CodedError('storage_unavailable', { retryAfterSeconds: 5 });
    const { box, told, reads, faults } = desk({ unread: ['1.1', '1.2'], fails: { '1.1': away, '1.2': away } });
    const reader = reads();
    await box.failed();
    await reader.close();
    expect(told.filter((one) => one.startsWith('take'))).to.deep.equal(['take 1.1']);
    expect(faults).to.deep.equal(['mail']);
    expect(box.unread).to.deep.equal(['1.1', '1.2']);
  });

  it('opens a lost line anew without a word, and takes no mail twice for an outage', async () => {
    const { box, told, reads, outages } = desk({ unread: ['1.1'], losses: 1 });
    const reader = reads();
    await box.emptied();
    await reader.close();
    expect(told.filter((one) => one === 'take 1.1')).to.have.length(1);
    expect(outages).to.deep.equal([]);
  }).timeout(10_000);

  it('tells of a server that stays away, and waits longer each time', async () => {
    const { box, reads, outages } = desk({ unread: ['1.1'], losses: 2 });
    const started = performance.now();
    const reader = reads();
    await box.emptied();
    await reader.close();
    expect(performance.now() - started).to.be.greaterThan(2_900);
    expect(outages).to.deep.equal(['refused']);
  }).timeout(10_000);

  it('goes on behind a mail that cannot be marked, and tells of it', async () => {
    const { box, told, reads, outages } = desk({ unread: ['1.1', '1.2', '1.3'], unmarkable: ['1.1', '1.3'] });
    const reader = reads();
    await box.rounds(3);
    await reader.close();
    expect(told).to.include('read 1.2');
    expect(told.filter((one) => one === 'take 1.1')).to.have.length(1);
    expect(new Set(outages)).to.deep.equal(new Set(['no room']));
    expect(told).not.to.include('service answers');
  });

  it('ends when it is told to, with the mail that it has', async () => {
    const { box, told, reads } = desk({ unread: ['1.1', '1.2'] });
    const reader = reads();
    await box.failed('take 1.1');
    await reader.close();
    expect(told).to.deep.equal(['take 1.1', 'committed 1.1', 'read 1.1']);
    expect(box.unread).to.deep.equal(['1.2']);
  });
});

interface Given {
  readonly unread: readonly string[];
  readonly large?: readonly string[];
  readonly unmarkable?: readonly string[];
  readonly fails?: Readonly<Record<string, () => Error | undefined>>;
  /** So often the server refuses a line. */
  readonly losses?: number;
}

/** A mailbox without a server, and whoever reads it. */
function desk({ unread: given, large = [], unmarkable = [], fails = {}, losses = 0 }: Given) {
  const told: string[] = [];
  const faults: string[] = [];
  const outages: string[] = [];
  let unread = [...given];
  let refusals = losses;
  let at = 0;
  let open = 0;
  let rounds = 0;
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const look of watchers) look();
  };
  const until = (true_: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!true_()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  const mark = async (word: string, key: string) => {
    if (unmarkable.includes(key)) throw new Error('no room');
    told.push(`${word} ${key}`);
    unread = unread.filter((one) => one !== key);
    changed();
  };
  const line: MailboxLine = {
    waiting: async () => unread,
    read: async (key) => (large.includes(key) ? 'too-large' : Buffer.from(key)),
    markRead: (key) => mark('read', key),
    setAside: (key) => mark('aside', key),
    async news(_ms, signal) {
      rounds += 1;
      changed();
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
    },
    async close() {
      open -= 1;
    },
  };
  const mailbox: ServerMailbox = {
    async open() {
      if (refusals-- > 0) throw new Error('refused');
      open += 1;
      return line;
    },
  };
  return {
    told,
    faults,
    outages,
    passes: (ms: number) => {
      at += ms;
    },
    reads: () =>
      readServerMailbox({
        mailbox,
        async take(raw) {
          const key = raw.toString();
          told.push(`take ${key}`);
          changed();
          await new Promise((resolve) => setImmediate(resolve));
          const fault = fails[key]?.();
          if (fault !== undefined) throw fault;
          told.push(`committed ${key}`);
          return 'reply';
        },
        service: { answered: () => void told.push('service answers'), failed: (reason) => void outages.push(reason) },
        log: { info: () => undefined, warn: () => undefined },
        onFault: (_error, where = '') => {
          faults.push(where);
          changed();
          return 'incident';
        },
        now: () => at,
      }),
    box: {
      get unread() {
        return unread;
      },
      get open() {
        return open;
      },
      emptied: () => until(() => unread.length === 0),
      rounds: (count: number) => until(() => rounds >= count),
      failed: (what?: string) => until(() => (what === undefined ? faults.length > 0 : told.includes(what))),
    },
  };
}
