import { expect } from 'chai';
import { createSender } from '../../../browser/sender.ts';
import type { Outcome } from '../../../browser/socket-link.ts';
import type { ErrorCode } from '../../../protocol/error-codes.ts';

type Answer = Outcome<{ readonly seq: number }>;
const refused = (code: ErrorCode, retryAfterSeconds?: number): Answer => ({
  kind: 'refused',
  error: { code, message: '', ...(retryAfterSeconds === undefined ? {} : { data: { retryAfterSeconds } }) },
});

/** An outbox of letters, and a server that takes them unless told otherwise. */
function outbox(written: string, longestPause?: number) {
  const items = [...written];
  const log: string[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  const server = { answer: (_item: string): Answer => ({ kind: 'done', answer: { seq: 1 } }), linked: true };
  const away = (item: string) => void items.splice(items.indexOf(item), 1);
  const sender = createSender<string, { readonly seq: number }>({
    next: () => (server.linked ? items[0] : undefined),
    send: async (item) => {
      log.push(item);
      return server.answer(item);
    },
    onSent: (item) => {
      away(item);
      return true;
    },
    onRefused: (item, { code }) => {
      log.push(`${item} ${code}`);
      away(item);
      return true;
    },
    onLost: (item) => {
      log.push(`${item} lost`);
      return false;
    },
    onPause: (_error, ms) => log.push(`pause ${ms}`),
    ...(longestPause === undefined ? {} : { longestPause }),
    later: (work, ms) => void timers.push({ work, ms }),
    random: () => 0,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    sender,
    items,
    log,
    server,
    settle,
    flush: () => {
      sender.flush();
      return settle();
    },
    /** The pause that was asked for, gone by. */
    async wait() {
      const timer = timers.shift();
      timer?.work();
      await settle();
      return timer?.ms;
    },
  };
}

describe('the sender of an outbox', () => {
  it('sends in the order written, what is written meanwhile too, and one at a time', async () => {
    const { sender, items, log, settle } = outbox('ab');
    sender.flush();
    items.push('c');
    sender.flush();
    await settle();
    expect(log).to.deep.equal(['a', 'b', 'c']);
  });

  it('stops where no answer came, and begins there again', async () => {
    const { flush, log, server } = outbox('ab');
    server.answer = () => ({ kind: 'lost' });
    await flush();
    server.answer = () => ({ kind: 'done', answer: { seq: 1 } });
    await flush();
    expect(log).to.deep.equal(['a', 'a lost', 'a', 'b']);
  });

  it('tries what the server cannot do now five times, at longer and longer intervals, then gives it back', async () => {
    const { flush, wait, log, server } = outbox('ab');
    server.answer = (item) => (item === 'a' ? refused('storage_unavailable') : { kind: 'done', answer: { seq: 1 } });
    await flush();
    const waited = [await wait(), await wait(), await wait(), await wait(), await wait()];
    expect(waited).to.deep.equal([1_000, 2_000, 4_000, 8_000, undefined]);
    expect(log).to.deep.equal(['a', 'a', 'a', 'a', 'a', 'a storage_unavailable', 'b']);
  });

  it('sends nothing before the time that the server has named', async () => {
    const { flush, wait, log, server } = outbox('ab');
    server.answer = () => refused('overloaded', 8);
    await flush();
    await flush();
    server.answer = () => ({ kind: 'done', answer: { seq: 1 } });
    expect(await wait()).to.equal(8_000);
    expect(log).to.deep.equal(['a', 'pause 8000', 'a', 'b']);
  });

  it('gives back what would have to wait longer than its writer does', async () => {
    const { flush, log, server } = outbox('ab', 10_000);
    server.answer = (item) => (item === 'a' ? refused('rate_limited', 30) : { kind: 'done', answer: { seq: 1 } });
    await flush();
    expect(log).to.deep.equal(['a', 'a rate_limited', 'b']);
  });

  it('does not try again what is refused for good', async () => {
    const { flush, log, server } = outbox('ab');
    server.answer = (item) => (item === 'a' ? refused('message_too_long') : { kind: 'done', answer: { seq: 1 } });
    await flush();
    expect(log).to.deep.equal(['a', 'a message_too_long', 'b']);
  });
});
