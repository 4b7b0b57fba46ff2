import { expect } from 'chai';
import {
  matchingReplies,
  type ReplyValues,
  shownReply,
  unfilled,
  withoutUnfilled,
} from '../../../../apps/agent-desk/replies.ts';
import { type Keystroke, shortcutOf } from '../../../../apps/agent-desk/shortcuts.ts';
import { slashInput } from '../../../../apps/agent-desk/slash.ts';
import { newChat } from '../../../../apps/agent-desk/state.ts';
import { transcriptEntries } from '../../../../apps/agent-desk/transcript-entries.ts';
import { stopwatch, waitingClock } from '../../../../apps/agent-desk/waiting-clock.ts';
import { type CannedReplyView, replyLocale } from '../../../../protocol/canned-replies.ts';
import type { Message } from '../../../../protocol/conversation.ts';
import type { Locale } from '../../../../protocol/locale.ts';

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
  const reply = (id: string, title: string, text: string): CannedReplyView => ({
    ...{ id, revision: 1, shared: true, folder: '', removed: false, author: '', at: '', uses: 0 },
    titles: { vi: title },
    texts: { vi: text },
  });
  const greeting = reply('1', 'Chào hỏi', 'Chào {{customer}}, mình là {{agent}}.');
  const views = [
    greeting,
    reply('2', 'Đã hỏi người bán', 'Mình đã hỏi người bán.'),
    reply('3', 'Xin mã', 'Bạn gửi mã đơn hàng nhé? Chào bạn.'),
  ];
  const shown = (view: CannedReplyView, values: ReplyValues = {}, locale: Locale = 'vi') =>
    shownReply(view, locale, values) ?? expect.fail();
  const replies = views.map((view) => shown(view));

  it('finds by every word, with or without accents, titles first', () => {
    expect(matchingReplies(replies, 'chao').map(({ id }) => id)).to.deep.equal(['1', '3']);
    expect(matchingReplies(replies, 'da nguoi').map(({ id }) => id)).to.deep.equal(['2']);
    expect(matchingReplies(replies, 'xyz')).to.deep.equal([]);
  });

  it('fills both names, and does without the name of a guest', () => {
    const filled = (text: string, customer?: string) =>
      shown(reply('1', 'a', text), { agent: 'Aisyah', ...(customer === undefined ? {} : { customer }) }).text;
    expect(filled('Chào {{customer}}, mình là {{ agent }}.', 'Mai')).to.equal('Chào Mai, mình là Aisyah.');
    expect(filled('Chào {{customer}}, mình là {{agent}}.')).to.equal('Chào, mình là Aisyah.');
    expect(filled('{{customer}}您好')).to.equal('您好');
  });

  it('keeps what nobody knows as it is named, and takes it out when asked', () => {
    const { text } = shown(reply('1', 'a', 'Về đơn {{order}}: {{case}}'), { order: 'AC-1' });
    expect(text).to.equal('Về đơn AC-1: {{case}}');
    expect(unfilled(text)).to.deep.equal(['{{case}}']);
    expect(withoutUnfilled(text)).to.equal('Về đơn AC-1:');
    expect(unfilled('{{anything}} {x}'), 'no placeholder of ours').to.deep.equal([]);
  });

  it('says in which language it is there where the shopper’s own is missing', () => {
    expect(shown(greeting, {}, 'es').locale).to.equal('vi');
    const english = { ...greeting, titles: { ...greeting.titles, en: 'Hi' }, texts: { ...greeting.texts, en: 'Hi' } };
    expect(shown(english, {}, 'es')).to.include({ locale: 'en', text: 'Hi' });
    expect(replyLocale({ id: 'Halo', en: 'Hi' }, 'ms'), 'nearer than English').to.equal('id');
  });
});

describe('desk: slash commands', () => {
  const read = (draft: string) => slashInput(draft, ['reply', 'article', 'note', 'transfer', 'close', 'tag']);

  it('begin with a slash at the very start, on one line only', () => {
    expect(['a/b', ' /', '/a\nb', ''].map(read)).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('are offered while their name is typed, and take the words after it', () => {
    expect(read('/t')?.commands).to.deep.equal(['transfer', 'tag']);
    expect(read('/NOTE call back at five')).to.deep.equal({
      commands: ['note'],
      whole: true,
      words: 'call back at five',
    });
    expect(read('/snooze'), 'not allowed here').to.deep.equal({ commands: [], whole: false, words: 'snooze' });
  });

  it('are no commands where words follow one that takes none', () => {
    expect(read('/close the window')).to.deep.equal({ commands: [], whole: false, words: 'close the window' });
    expect(read('/close ')?.commands).to.deep.equal(['close']);
  });
});

describe('desk: shortcuts', () => {
  const stroke = (change: Partial<Keystroke>): Keystroke => ({
    code: '',
    key: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    command: false,
    typing: false,
    ...change,
  });

  it('leaves keys alone that begin a letter, as Option and N on a Mac', () => {
    expect(shortcutOf(stroke({ code: 'KeyN', key: 'Dead', altKey: true, typing: true }))).to.equal(undefined);
  });

  it('opens the palette with K and the key of the system’s commands, also while typing', () => {
    expect(shortcutOf(stroke({ key: 'k', ctrlKey: true, command: true, typing: true }))).to.deep.equal({
      does: 'palette',
    });
    expect(shortcutOf(stroke({ key: 'k', ctrlKey: true })), 'Ctrl and K cut a line on a Mac').to.equal(undefined);
    expect(shortcutOf(stroke({ key: 'k', altKey: true, ctrlKey: true, command: true })), 'AltGr').to.equal(undefined);
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
