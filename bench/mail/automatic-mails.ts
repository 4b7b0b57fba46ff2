import { mime } from '../../test/support/mails/samples.ts';

/** What machines say of themselves, each in a mail of its own. */
const SIGNS: readonly (readonly string[])[] = [
  ['Return-Path: <>'],
  ['Auto-Submitted: auto-replied'],
  ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: OOF, AutoReply'],
  ['X-Auto-Response-Suppress: All'],
  ['Precedence: bulk'],
  ['Precedence: junk'],
  ['Precedence: list', 'List-Id: <news.example.net>'],
  ['Precedence: auto_reply'],
  ['X-Autoreply: yes'],
  ['List-Unsubscribe: <mailto:off@example.net>'],
];
const TEXTS = [
  'I am away until Monday.',
  'Saya sedang bercuti.',
  'Saya sedang cuti.',
  'Tôi đang đi vắng.',
  'Estoy de vacaciones.',
  '我目前不在辦公室。',
];

/** Mails of machines: who is away, lists, reports of delivery, our own letters that came back. */
export function* automaticMails(count: number, to: string): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) {
    const text = TEXTS[at % TEXTS.length] ?? '';
    const kind = at % (SIGNS.length + 2);
    const headers = SIGNS[kind] ?? [];
    const from =
      kind === SIGNS.length
        ? 'MAILER-DAEMON@mx.example.net'
        : kind === SIGNS.length + 1
          ? to
          : `person${at}@example.net`;
    yield mime({ text, subject: text, id: `auto-${at}`, from, to, headers });
  }
}
