import { NOTE_CHANGE_MS } from '../../../disputes/colleagues/notes.ts';
import { PIXEL_LIMIT } from '../../../files/clean-image.ts';
import { USUAL_DAYS } from '../../../kb/learning/activity-routes.ts';
import { LONGEST_QUIET_MINUTES } from '../../../notices/preferences/quiet-hours.ts';
import { LINK_LIFETIME_MS } from '../../../people/accounts/keep-passwords.ts';
import { LEAST_PASSWORD } from '../../../protocol/accounts.ts';
import { MESSAGE_MAX_LENGTH } from '../../../protocol/conversation.ts';
import { LONGEST_PREPARED } from '../../../protocol/dispute-reasons.ts';
import type { Locale } from '../../../protocol/locale.ts';
import { TOLD_LIMITS } from '../../../protocol/upload-limits.ts';
import { LIMITS } from '../../../transport/rate-limits.ts';

/** A place or button as people find it, by the key of its own name, and the texts that send them there. */
export interface Place {
  readonly name: string;
  /** The same name where it stands a second time. */
  readonly also: readonly string[];
  readonly said: readonly string[];
}

export const PLACES: readonly Place[] = [
  {
    name: 'resolution.inbox.title',
    also: ['widget.inbox'],
    said: [
      'help.contactForm.leadSignedIn',
      'help.contactForm.sentInbox',
      'help.contactForm.openInbox',
      'resolution.list.sellerEmpty',
    ],
  },
  { name: 'help.contactForm.title', also: ['widget.contactUs', 'resolution.inbox.write'], said: [] },
  {
    name: 'shop.orders.heading',
    also: ['shop.nav.orders'],
    said: ['replies.1.text', 'replies.5.text', 'dispute.say.guestNoNumber'],
  },
  { name: 'shop.orders.return', also: [], said: ['replies.5.text', 'shop.orders.returnLabel'] },
  { name: 'help.title', also: ['shop.nav.help', 'shop.staff.help'], said: ['help.contactForm.backHome'] },
  { name: 'resolution.title', also: [], said: [] },
];

/** Words for the ways by which we write to people. Places of addresses in a sentence (`{email}`) are no words. */
export const WAYS: Readonly<Record<'mail' | 'sms', Readonly<Record<Locale, RegExp>>>> = {
  mail: {
    en: /e-?mail/i,
    ms: /e-?mel|\bmel\b/i,
    id: /e-?mail/i,
    vi: /e-?mail|thư điện tử/i,
    es: /correo|e-?mail/i,
    'zh-Hant': /電子郵件|電郵|信箱|e-?mail/i,
  },
  sms: {
    en: /\bSMS\b|text message/i,
    ms: /\bSMS\b|mesej teks/i,
    id: /\bSMS\b|pesan teks/i,
    vi: /\bSMS\b|tin nhắn văn bản/i,
    es: /\bSMS\b|mensajes? de texto/i,
    'zh-Hant': /簡訊|SMS/i,
  },
};

/**
 * The texts that name such a way, and when they are shown. `mail`, `sms`: only where such letters leave the house. `told`: within a letter
 * of that kind, or of one that went. `asked`: an address is asked for or said back, and nothing is promised by that way. What `shown` means is
 * looked at by `test/flow/contact-form.test.ts`, `preferences.test.ts` and `test/unit/dialogs/asked-address.test.ts`.
 */
export const WAYS_SAID: Readonly<Record<'mail' | 'sms', Readonly<Record<string, 'shown' | 'told' | 'asked'>>>> = {
  mail: {
    'help.contactForm.lead': 'shown',
    'help.contactForm.sentMail': 'shown',
    'help.contactForm.noMail': 'asked',
    'help.contactForm.email': 'asked',
    'help.contactForm.emailHint': 'asked',
    'help.contactForm.reach': 'asked',
    'help.contactForm.faultEmail': 'asked',
    'help.contactForm.faultReach': 'asked',
    'system.ticketEmail': 'shown',
    'system.emailKept': 'asked',
    'system.emailWrong': 'asked',
    'errors.login_failed': 'asked',
    'errors.account_exists': 'asked',
    'resolution.desk.linkHint.buyer': 'asked',
    'resolution.desk.linkHint.seller': 'asked',
    'resolution.desk.linkUnknown.buyer': 'asked',
    'resolution.desk.linkUnknown.seller': 'asked',
    'resolution.desk.linkWays.email': 'told',
    'resolution.inbox.told.caseMails': 'shown',
    'resolution.inbox.told.neededHint': 'shown',
    'resolution.inbox.told.ticketMails': 'shown',
    'disputes.signals.buyer-letters-returned': 'told',
    'disputes.signals.seller-letters-returned': 'told',
    'disputes.reach.unreachable': 'asked',
    'dispute.ask.guestOrder': 'asked',
    'dispute.ask.guestFact': 'asked',
    'dispute.say.guestNoAccount': 'asked',
    'letters.choose': 'told',
    'ticketLetters.splitWhich': 'told',
    'ticketLetters.replies': 'told',
    'ticketLetters.footer': 'told',
    'ticketLetters.chatOnly': 'told',
    'letters.footer': 'told',
  },
  sms: {
    'errors.sms_country_refused': 'asked',
    'help.contactForm.reachHint': 'shown',
    'help.contactForm.phoneHint': 'shown',
    'help.contactForm.sentPhone': 'shown',
    'resolution.desk.linkWays.sms': 'told',
    'resolution.inbox.told.textMessages': 'shown',
    'resolution.inbox.told.quietHint': 'shown',
  },
};

/** Texts of staff speak of what staff have set up themselves. */
export const OF_STAFF = /^(desk|staff|editor|trace)\./;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CHINESE_TEN_THOUSAND = 10_000;
const FROM_SIXTEEN = [LONGEST_QUIET_MINUTES / 60];

/** The figures that texts write out, from where they are set. Whatever else has a figure in it is a promise that nobody keeps. */
export const FIGURES: Readonly<Record<string, readonly number[]>> = {
  'errors.password_weak': [LEAST_PASSWORD],
  'staff.passwordHint': [LEAST_PASSWORD],
  'errors.message_too_long': [MESSAGE_MAX_LENGTH],
  'errors.text_too_long': [MESSAGE_MAX_LENGTH],
  'resolution.form.faults.text_too_long': [MESSAGE_MAX_LENGTH],
  'errors.picture_too_large': [PIXEL_LIMIT / 1_000_000],
  'errors.evidence_too_many': [TOLD_LIMITS.files],
  'errors.note_too_old': [NOTE_CHANGE_MS / MINUTE_MS],
  'editor.activity.hint': [USUAL_DAYS],
  'staff.byLink': [LINK_LIFETIME_MS / HOUR_MS],
  'staff.resetText': [LINK_LIFETIME_MS / HOUR_MS],
  'resolution.files.limits': [TOLD_LIMITS.imageMb, TOLD_LIMITS.videoMb, TOLD_LIMITS.files],
  'resolution.desk.prepared.edit.missing': [LONGEST_PREPARED],
  'resolution.inbox.told.tooLong': FROM_SIXTEEN,
  'dispute.say.guestLimited': [LIMITS.orderProof.seconds / 60],
};

/** Where a language writes the figure otherwise: 4000 萬 pixels. */
export const WRITTEN_OTHERWISE: Readonly<Partial<Record<Locale, Readonly<Record<string, readonly number[]>>>>> = {
  'zh-Hant': { 'errors.picture_too_large': [PIXEL_LIMIT / CHINESE_TEN_THOUSAND] },
};

/** Figures that promise nothing: examples, ranges of what may be typed, names of formats. */
export const NO_PROMISE: readonly string[] = [
  'help.contactForm.reachHint',
  'help.contactForm.phoneHint',
  'help.contactForm.faultReach',
  'help.contactForm.faultPhone',
  'desk.presence.capacityWrong',
  'desk.tickets.until.hours',
  'desk.tickets.until.days',
  // Monday, in Vietnamese the second day.
  'desk.tickets.until.week',
  'desk.shortcuts.goToChat',
  'widget.waitUnderMinute',
  'errors.file_type_refused',
  'facts.always',
  'resolution.form.granted.hint',
  'resolution.desk.prepared.edit.nameHint',
  'resolution.desk.prepared.edit.nameInvalid',
  'dispute.refusals.amount',
  'dispute.say.unitsMany',
];

/** Spans of time in words: they are figures, too, and figures are compared. */
export const SPANS_IN_WORDS: Readonly<Record<Locale, RegExp>> = {
  en: /\b(half an|a quarter of an|one|two|three|four|five|six|seven|ten|twelve|fifteen|twenty|thirty|forty) ((working|business) )?(minute|hour|day|week|month)s?\b/i,
  ms: /\b(satu|dua|tiga|empat|lima|enam|tujuh|sepuluh|setengah|suku) (minit|jam|hari|minggu|bulan)\b/i,
  id: /\b(satu|dua|tiga|empat|lima|enam|tujuh|sepuluh|setengah|seperempat) (menit|jam|hari|minggu|bulan)\b/i,
  vi: /(^|\s)(hai|ba|bốn|năm|sáu|bảy|mười|nửa) (phút|giờ|tiếng|ngày|tuần|tháng)(?=\s|$|[.,])/i,
  es: /\b(dos|tres|cuatro|cinco|seis|siete|diez|quince|media|un cuarto de) (minutos?|horas?|días?|semanas?|meses)\b/i,
  'zh-Hant': /([二兩三四五六七八九十]|半)\s*個?(分鐘|小時|鐘頭|天|日|週|星期|月)/,
};
