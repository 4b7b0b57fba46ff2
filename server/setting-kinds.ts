import { z } from 'zod';
import { type OpenHours, WEEKDAYS, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { orderPatternFault } from '../dialogs/entities/order-number.ts';
import { parseClamdUrl, parseS3Url } from '../files/service-urls.ts';
import { parseImapUrl } from '../handoff/mail/imap-address.ts';

// The kinds of values that settings have, each with what an operator is told who writes another.

export const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
export const onOff = z.enum(['on', 'off'], 'must be on or off').transform((text) => text === 'on');
/** Names of hosts, with their port where it is not the usual one, parted by commas; an address names its host. */
export const hosts = z.string().transform((text, context): readonly string[] => {
  const given = text.split(',').map((one) => one.trim());
  const addresses = given
    .filter((one) => one !== '')
    .map((one) => (/^https?:\/\//i.test(one) ? one : `https://${one}`));
  const fits = addresses.every((one) => URL.canParse(one) && /^https?:\/\/[^/?#@]+\/?$/i.test(one));
  if (!fits) context.addIssue('must be hosts such as push.example.com, parted by commas');
  return fits ? addresses.map((one) => new URL(one).host) : [];
});
/** Calling codes such as `+60`, parted by commas; a longer one names a part of what a shorter one does (`+1787`). */
export const callingCodes = z.string().transform((text, context): readonly string[] => {
  const given = text.split(',').flatMap((one) => one.trim() || []);
  const fits = given.every((one) => /^\+[1-9]\d{0,6}$/.test(one));
  if (!fits) context.addIssue('must be calling codes such as +60, parted by commas');
  return fits ? given : [];
});
const MODEL_USES = ['answers', 'follow-ups', 'translation'] as const;
/** What a language model is used for. */
export type ModelUse = (typeof MODEL_USES)[number];
/** Some of them, parted by commas. */
export const modelUses = z.string().transform((text, context): ModelUse[] => {
  const given = text.split(',').map((use) => use.trim());
  const uses = MODEL_USES.filter((use) => given.includes(use));
  if (new Set(given).size !== uses.length)
    context.addIssue(`must be some of ${MODEL_USES.join(', ')}, parted by commas`);
  return uses;
});
export const timeZone = z.string().refine(isTimeZone, 'must be a time zone of the IANA database');
export const hours = z.string().transform((text, context) => {
  const parsed = parseHours(text);
  if (parsed === undefined) context.addIssue('must be `always`, or days and times of a week that do not overlap');
  return parsed ?? {};
});

/** Days of the calendar, parted by commas; 30 February is a slip of the pen that nobody would notice. */
export const days = z.string().transform((text, context) => {
  const given = text.split(',').map((day) => day.trim());
  const all = given.filter((day) => day !== '');
  const wrong = all.filter((day) => !isDay(day));
  if (all.length > 0 && all.length < given.length) wrong.push('an empty place between two commas');
  if (wrong.length > 0) context.addIssue(`must be days of the calendar parted by commas; wrong: ${wrong.join(', ')}`);
  return all;
});

/** `help@example.com`, or with a name before it: `Example Shop <help@example.com>`. */
export const sender = z
  .string()
  .regex(
    /^(?:[^\s<>@,;"]+@[^\s<>@,;"]+|[^<>@\r\n]{1,100}<[^\s<>@,;"]+@[^\s<>@,;"]+>)$/,
    'must be an e-mail address, alone or as: Name <address>',
  );

/** What stands before the at sign is followed by a plus and 47 signs in each reply address, and 64 is the most that mail servers take. */
export const replyAddress = z
  .string()
  .regex(
    /^[\w.-]{1,16}@[a-z\d.-]+\.[a-z\d-]+$/i,
    'must be an e-mail address alone, with at most 16 characters before the at sign and none of them a plus',
  );

export const s3Address = z.string().transform((text, context) => {
  const parsed = parseS3Url(text);
  if (parsed === undefined)
    context.addIssue(
      'must be s3://<key>:<secret>@<host>[:<port>]/<bucket>, with region= and tls=on or off as it needs',
    );
  return parsed ?? z.NEVER;
});
export const imapAddress = z.string().transform((text, context) => {
  const parsed = parseImapUrl(text);
  if (parsed === undefined)
    context.addIssue(
      'must be imap:// or imaps://<user>:<password>@<host>[:<port>][/<folder>], with %40 for an at sign in the user or the password',
    );
  return parsed ?? z.NEVER;
});
export const clamdAddress = z.string().transform((text, context) => {
  const parsed = parseClamdUrl(text);
  if (parsed === undefined) context.addIssue('must be tcp://<host>:<port> or unix:<path of a socket>');
  return parsed ?? z.NEVER;
});

export const orderPattern = z.string().transform((text, context) => {
  const fault = orderPatternFault(text);
  if (fault !== undefined) context.addIssue(fault);
  return text;
});

const WHOLE_DAY: OpenHours = { start: 0, end: 24 * 60 };

/** `always`, or entries such as `mon-fri 09:00-18:00` parted by semicolons. */
function parseHours(text: string): WorkingCalendar['week'] | undefined {
  if (text === 'always') return Object.fromEntries(WEEKDAYS.map((day) => [day, [WHOLE_DAY]]));
  const week: Partial<Record<(typeof WEEKDAYS)[number], OpenHours[]>> = {};
  for (const entry of text.toLowerCase().split(';')) {
    const match = /^\s*([a-z]{3})(?:-([a-z]{3}))?\s+(\d{2}):(\d{2})-(\d{2}):(\d{2})\s*$/.exec(entry);
    if (match === null) return undefined;
    const [, first = '', last = first, fromHour, fromMinute, toHour, toMinute] = match;
    const [from, to] = [first, last].map((short) => WEEKDAYS.findIndex((day) => day.startsWith(short)));
    const start = Number(fromHour) * 60 + Number(fromMinute);
    const end = Number(toHour) * 60 + Number(toMinute);
    if (from === undefined || to === undefined || from < 0 || to < from || start >= end || end > WHOLE_DAY.end)
      return undefined;
    for (const day of WEEKDAYS.slice(from, to + 1)) {
      const open = [...(week[day] ?? []), { start, end }].sort((a, b) => a.start - b.start);
      if (open.some((hours, index) => hours.start < (open[index - 1]?.end ?? 0))) return undefined;
      week[day] = open;
    }
  }
  return week;
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
