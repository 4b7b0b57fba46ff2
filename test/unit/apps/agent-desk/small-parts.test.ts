import { expect } from 'chai';
import { filledReply, matchingReplies, replyFilter } from '../../../../apps/agent-desk/replies.ts';
import { type Keystroke, shortcutOf } from '../../../../apps/agent-desk/shortcuts.ts';
import { newChat } from '../../../../apps/agent-desk/state.ts';
import { transcriptEntries } from '../../../../apps/agent-desk/transcript-entries.ts';
import { stopwatch, waitingClock } from '../../../../apps/agent-desk/waiting-clock.ts';
import type { Message } from '../../../../protocol/conversation.ts';

describe('desk: the first-reply clock', () => {
  const since = '2026-11-22T08:00:00.000Z';
  const clockAfter = (seconds: number) => waitingClock(since, Date.parse(since) + seconds * 1000);

  it('is calm at first, asks for attention under 90 seconds, and counts upwards past five minutes', () => {
    expect(clockAfter(0)).to.deep.equal({ level: 'left', time: '5:00' });
    expect(clockAfter(210)).to.deep.equal({ level: 'left', time: '1:30' });
    expect(clockAfter(211)).to.deep.equal({ level: 'soon', time: '1:29' });
    expect(clockAfter(300)).to.deep.equal({ level: 'soon', time: '0:00' });
    expect(clockAfter(365)).to.deep.equal({ level: 'overdue', time: '1:05' });
  });

  it('never shows more than the target, even when this device’s clock is behind', () => {
    expect(clockAfter(-60).time).to.equal('5:00');
  });

  it('writes hours when there are any', () => {
    expect(stopwatch(3_725_000)).to.equal('1:02:05');
  });
});

describe('desk: prepared replies', () => {
  const replies = [
    { id: '1', title: 'Chào hỏi', text: 'Chào {name}, mình là {agent}.' },
    { id: '2', title: 'Đã hỏi người bán', text: 'Mình đã hỏi người bán.' },
    { id: '3', title: 'Xin mã', text: 'Bạn gửi mã đơn hàng nhé? Chào bạn.' },
  ];

  it('opens with a slash at the very start, on one line only', () => {
    expect(['/', '/chào', 'a/b', ' /', '/a\nb'].map(replyFilter)).to.deep.equal([
      '',
      'chào',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds by every word, with or without accents, titles first', () => {
    expect(matchingReplies(replies, 'chao').map(({ id }) => id)).to.deep.equal(['1', '3']);
    expect(matchingReplies(replies, 'da nguoi').map(({ id }) => id)).to.deep.equal(['2']);
    expect(matchingReplies(replies, 'xyz')).to.deep.equal([]);
  });

  it('fills both names, and does without the name of a guest', () => {
    const [greeting] = replies;
    if (greeting === undefined) throw new Error('no greeting');
    const filled = (text: string, shopper?: string) =>
      filledReply({ ...greeting, text }, { shopper, agent: 'Aisyah' }).text;
    expect(filled(greeting.text, 'Mai')).to.equal('Chào Mai, mình là Aisyah.');
    expect(filled(greeting.text)).to.equal('Chào, mình là Aisyah.');
    expect(filled('{name}您好')).to.equal('您好');
  });
});

describe('desk: shortcuts', () => {
  const stroke = (change: Partial<Keystroke>): Keystroke => ({
    code: '',
    key: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    typing: false,
    ...change,
  });

  it('takes ? outside text only', () => {
    expect(shortcutOf(stroke({ key: '?' }))).to.deep.equal({ does: 'help' });
    expect(shortcutOf(stroke({ key: '?', typing: true }))).to.equal(undefined);
  });

  it('goes by the physical key, as Alt writes other letters on some keyboards', () => {
    expect(shortcutOf(stroke({ code: 'KeyA', key: 'å', altKey: true, typing: true }))).to.deep.equal({
      does: 'accept',
    });
    expect(shortcutOf(stroke({ code: 'Digit3', altKey: true }))).to.deep.equal({ does: 'chat', index: 2 });
  });

  it('leaves AltGr and the browser’s own combinations alone', () => {
    expect(shortcutOf(stroke({ code: 'KeyA', altKey: true, ctrlKey: true }))).to.equal(undefined);
    expect(shortcutOf(stroke({ code: 'KeyC', altKey: true, metaKey: true }))).to.equal(undefined);
  });
});

describe('desk: the transcript', () => {
  const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
  const said = (seq: number, kind: 'shopper' | 'agent', minute: number): Message => ({
    seq,
    id: `m${seq}`,
    author: { kind, name: kind },
    createdAt: at(minute),
    text: 'x',
  });
  const note = (id: string, minute: number) => ({ id, author: 'Aisyah', text: 'n', createdAt: at(minute) });

  it('puts notes among the messages by time, and what is on its way at the end', () => {
    const chat = {
      ...newChat('c1', undefined, [
        { kind: 'message', clientId: 'k', text: 'x', files: [], createdAt: at(1), state: 'sending' },
      ]),
      messages: [said(1, 'shopper', 0), said(2, 'shopper', 10)],
      notes: [note('late', 20), note('between', 5)],
    };
    const keys = transcriptEntries(chat).map(({ kind, key }) => (kind === 'day' ? 'day' : key));
    expect(keys).to.deep.equal(['day', 'seq 1', 'note between', 'seq 2', 'note late', 'own k']);
  });

  it('groups what one person says within five minutes, and says at the end of a group how far it got', () => {
    const messages = [said(1, 'agent', 0), said(2, 'agent', 1), said(3, 'agent', 9), said(4, 'shopper', 10)];
    const rows = transcriptEntries({ ...newChat('c1', undefined), messages, readByShopper: 2 });
    const facts = rows.flatMap((row) => (row.kind === 'message' ? [[row.grouped, row.delivery]] : []));
    expect(facts).to.deep.equal([
      [false, undefined],
      [true, 'read'],
      [false, 'sent'],
      [false, undefined],
    ]);
  });
});
