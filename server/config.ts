import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type OpenHours, WEEKDAYS, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { DEFAULT_ORDER_PATTERN, orderPatternFault } from '../dialogs/entities/order-number.ts';
import { type ClamdAddress, parseClamdUrl, parseS3Url, type S3Address } from '../files/addresses.ts';
import { HELP_COUNTRIES } from '../kb/safety/help-lines.ts';
import { conflictsOf } from './config-conflicts.ts';
import { ConfigError, type ConfigFault } from './config-fault.ts';

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
const onOff = z.enum(['on', 'off'], 'must be on or off').transform((text) => text === 'on');
const timeZone = z.string().refine(isTimeZone, 'must be a time zone of the IANA database');
const hours = z.string().transform((text, context) => {
  const parsed = parseHours(text);
  if (parsed === undefined) context.addIssue('must be `always`, or days and times of a week that do not overlap');
  return parsed ?? {};
});

/** Days of the calendar, parted by commas; 30 February is a slip of the pen that nobody would notice. */
const days = z.string().transform((text, context) => {
  const given = text.split(',').map((day) => day.trim());
  const all = given.filter((day) => day !== '');
  const wrong = all.filter((day) => !isDay(day));
  if (all.length > 0 && all.length < given.length) wrong.push('an empty place between two commas');
  if (wrong.length > 0) context.addIssue(`must be days of the calendar parted by commas; wrong: ${wrong.join(', ')}`);
  return all;
});

/** `help@example.com`, or with a name before it: `Example Shop <help@example.com>`. */
const sender = z
  .string()
  .regex(
    /^(?:[^\s<>@,;"]+@[^\s<>@,;"]+|[^<>@\r\n]{1,100}<[^\s<>@,;"]+@[^\s<>@,;"]+>)$/,
    'must be an e-mail address, alone or as: Name <address>',
  );

const s3Address = z.string().transform((text, context) => {
  const parsed = parseS3Url(text);
  if (parsed === undefined)
    context.addIssue(
      'must be s3://<key>:<secret>@<host>[:<port>]/<bucket>, with region= and tls=on or off as it needs',
    );
  return parsed ?? z.NEVER;
});
const clamdAddress = z.string().transform((text, context) => {
  const parsed = parseClamdUrl(text);
  if (parsed === undefined) context.addIssue('must be tcp://<host>:<port> or unix:<path of a socket>');
  return parsed ?? z.NEVER;
});

const orderPattern = z.string().transform((text, context) => {
  const fault = orderPatternFault(text);
  if (fault !== undefined) context.addIssue(fault);
  return text;
});

/** Each setting: how it is read, its default, an example. `.env.example` explains them for operators. */
const SETTINGS = {
  PORT: { schema: whole(0, 65_535), preset: '3978', example: '3978' },
  HOST: { schema: z.string().min(1), preset: '0.0.0.0', example: '127.0.0.1' },
  DATA_DIR: { schema: z.string().min(1), preset: './data', example: './data' },
  DATABASE_URL: {
    schema: url('postgres:', 'postgresql:').optional(),
    example: 'postgres://kaunter@127.0.0.1:5432/kaunter',
  },
  REDIS_URL: { schema: url('redis:', 'rediss:').optional(), example: 'redis://127.0.0.1:6379' },
  PUBLIC_URL: { schema: url('http:', 'https:').optional(), example: 'https://help.example.com' },
  SHOP_URL: { schema: url('http:', 'https:').optional(), example: 'https://shop.example.com' },
  ALLOWED_ORIGINS: { schema: z.string(), preset: '*', example: 'https://shop.example.com,https://m.example.com' },
  TRUSTED_PROXY: { schema: onOff, preset: 'off', example: 'on' },
  IDENTITY_SECRET: {
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    example: randomBytes(32).toString('hex'),
  },
  IDENTITY_JWKS_URL: {
    schema: url('http:', 'https:').optional(),
    example: 'https://shop.example.com/.well-known/jwks.json',
  },
  IDENTITY_AUDIENCE: { schema: z.string().min(1), preset: 'kaunter', example: 'kaunter' },
  IDENTITY_LONGEST_DAYS: { schema: whole(1, 366), preset: '7', example: '7' },
  DEMO: { schema: onOff, preset: 'on', example: 'off' },
  DEMO_PASSWORD: {
    schema: z.string().min(8, 'must have at least 8 characters').optional(),
    example: 'correct-horse-battery',
  },
  DISPUTE_PROFILE: {
    schema: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the id of a dispute profile'),
    preset: 'auracart',
    example: 'tokopedia',
  },
  DISPUTE_PROFILES_DIR: { schema: z.string().min(1).optional(), example: './my-profiles' },
  ACCEPT_EDITED_PROFILES: {
    schema: z
      .string()
      .regex(/^([a-z][a-z0-9-]{0,39}@\d+(, ?|$))*$/, 'must be profiles with their versions, parted by commas'),
    preset: '',
    example: 'bazaar@1',
  },
  ORDER_NUMBER_PATTERN: { schema: orderPattern, preset: DEFAULT_ORDER_PATTERN, example: "'INV/\\d{8}/[A-Z]{3}/\\d+'" },
  ORDERS_URL: { schema: url('http:', 'https:').optional(), example: 'https://shop.example.com/kaunter' },
  LEDGER_URL: { schema: url('http:', 'https:').optional(), example: 'https://shop.example.com/kaunter/money' },
  MARKETPLACE_SECRET: {
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    example: randomBytes(32).toString('hex'),
  },
  SMTP_URL: { schema: url('smtp:', 'smtps:').optional(), example: 'smtp://user:password@mail.example.com:587' },
  MAIL_FROM: { schema: sender, preset: 'no-reply@localhost', example: '"Example Shop <help@example.com>"' },
  SMS_URL: { schema: url('http:', 'https:').optional(), example: 'https://sms.example.com/messages' },
  SMS_TOKEN: { schema: z.string().min(1).optional(), example: 'the-token-of-the-gateway' },
  S3_URL: { schema: s3Address.optional(), example: 's3://key:secret@s3.example.com/bucket?region=eu-central-1&tls=on' },
  CLAMD_URL: { schema: clamdAddress.optional(), example: 'tcp://127.0.0.1:3310' },
  MARKETPLACE: { schema: z.string().min(1), preset: 'AuraCart', example: 'AuraCart' },
  SUPPORT_HOURS: { schema: hours, preset: 'always', example: '"mon-fri 09:00-18:00; sat 10:00-14:00"' },
  SUPPORT_COUNTRY: {
    schema: z
      .string()
      .refine(
        (code) => HELP_COUNTRIES.includes(code),
        `must be one of ${HELP_COUNTRIES.join(', ')}; elsewhere leave it out`,
      )
      .optional(),
    example: 'MY',
  },
  SUPPORT_TIME_ZONE: { schema: timeZone, preset: 'Asia/Kuala_Lumpur', example: 'Asia/Kuala_Lumpur' },
  SUPPORT_HOLIDAYS: {
    schema: days,
    preset: '',
    example: '2026-12-25,2027-01-01',
  },
  AGENT_LEASE_SECONDS: { schema: whole(1, 600), preset: '45', example: '45' },
  OFFER_SECONDS: { schema: whole(1, 600), preset: '30', example: '30' },
  QUEUE_LONGEST_WAIT_SECONDS: { schema: whole(1, 86_400), preset: '900', example: '900' },
  AGENT_IDLE_MINUTES: { schema: whole(1, 10_080), preset: '60', example: '60' },
  RATE_LIMIT_FACTOR: { schema: whole(1, 1_000_000), preset: '1', example: '1000' },
  SOCKETS_MAX: { schema: whole(10, 1_000_000), preset: '10000', example: '10000' },
  LOG_LEVEL: { schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), preset: 'info', example: 'info' },
} as const;

type Settings = { readonly [S in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[S]['schema']> };

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined;
  /** Where the help pages lead back to. */
  readonly shopUrl: string | undefined;
  /** Undefined: any page may show the widget. */
  readonly allowedOrigins: readonly string[] | undefined;
  readonly trustedProxy: boolean;
  readonly identity: {
    readonly secret: string | undefined;
    readonly jwksUrl: string | undefined;
    readonly audience: string;
    readonly longestDays: number;
  };
  readonly demo: { readonly password: string | undefined } | undefined;
  readonly marketplace: string;
  readonly disputes: {
    /** The profile that new cases open under. */
    readonly profile: string;
    /** Profiles beside the shipped ones. */
    readonly profilesDir: string | undefined;
    /** `id@version` that an operator has edited in place and answers for. */
    readonly acceptEdited: readonly string[];
    /** The marketplace's own orders and money; undefined: the demo's. */
    /** A regular expression; see `.env.example`. */
    readonly orderNumberPattern: string;
    readonly ordersUrl: string | undefined;
    readonly ledgerUrl: string | undefined;
    /** Signs the calls between the marketplace and us, both ways. */
    readonly marketplaceSecret: string | undefined;
  };
  readonly letters: {
    readonly smtpUrl: string | undefined;
    readonly from: string;
    readonly smsUrl: string | undefined;
    readonly smsToken: string | undefined;
  };
  readonly files: {
    /** Undefined: a folder in `dataDir`. */
    readonly s3: S3Address | undefined;
    /** Undefined: files are not scanned. */
    readonly clamd: ClamdAddress | undefined;
  };
  /** Whose emergency numbers are named to people in danger; undefined: in general words. */
  readonly country: string | undefined;
  /** When the desk is open; `always` is seven whole days. */
  readonly support: WorkingCalendar;
  readonly handoff: {
    readonly leaseSeconds: number;
    readonly offerSeconds: number;
    readonly longestWaitSeconds: number;
    readonly idleMinutes: number;
  };
  readonly rateLimitFactor: number;
  /** Open at the same time, in this process. */
  readonly socketsMax: number;
  readonly logLevel: string;
  /** Settings that do not go together well; told in the log at the start. */
  readonly warnings: readonly ConfigFault[];
}

/**
 * The validated settings.
 * @throws ConfigError that names every fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [setting, { schema, example, ...rest }] of Object.entries(SETTINGS)) {
    const given = environment[setting]?.trim();
    const preset = 'preset' in rest ? rest.preset : undefined;
    const parsed = schema.safeParse(given === undefined || given === '' ? preset : given);
    if (parsed.success) values[setting] = parsed.data;
    else faults.push({ setting, problem: parsed.error.issues.map((issue) => issue.message).join('; '), example });
  }
  const given = (setting: string) => (typeof values[setting] === 'string' ? values[setting] : undefined);
  const conflicts = conflictsOf({
    demo: values.DEMO !== false,
    publicUrl: given('PUBLIC_URL'),
    ordersUrl: given('ORDERS_URL'),
    ledgerUrl: given('LEDGER_URL'),
    marketplaceSecret: given('MARKETPLACE_SECRET'),
    smtpUrl: given('SMTP_URL'),
    mailFrom: environment.MAIL_FROM?.trim() ? given('MAIL_FROM') : undefined,
    smsUrl: given('SMS_URL'),
    smsToken: given('SMS_TOKEN'),
  });
  // A setting that is wrong by itself need not be told of twice.
  const named = new Set(faults.map((fault) => fault.setting));
  faults.push(...conflicts.faults.filter(({ setting }) => !named.has(setting)));
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({ ...shape(values as Settings), warnings: conflicts.warnings });
}

function shape(it: Settings): Omit<Config, 'warnings'> {
  return {
    port: it.PORT,
    host: it.HOST,
    dataDir: it.DATA_DIR,
    databaseUrl: it.DATABASE_URL,
    redisUrl: it.REDIS_URL,
    publicUrl: it.PUBLIC_URL?.replace(/\/+$/, ''),
    shopUrl: it.SHOP_URL,
    allowedOrigins:
      it.ALLOWED_ORIGINS === '*' ? undefined : it.ALLOWED_ORIGINS.split(',').map((origin) => origin.trim()),
    trustedProxy: it.TRUSTED_PROXY,
    identity: {
      secret: it.IDENTITY_SECRET,
      jwksUrl: it.IDENTITY_JWKS_URL,
      audience: it.IDENTITY_AUDIENCE,
      longestDays: it.IDENTITY_LONGEST_DAYS,
    },
    demo: it.DEMO ? { password: it.DEMO_PASSWORD } : undefined,
    marketplace: it.MARKETPLACE,
    disputes: {
      profile: it.DISPUTE_PROFILE,
      profilesDir: it.DISPUTE_PROFILES_DIR,
      acceptEdited: it.ACCEPT_EDITED_PROFILES === '' ? [] : it.ACCEPT_EDITED_PROFILES.split(/, ?/),
      orderNumberPattern: it.ORDER_NUMBER_PATTERN,
      ordersUrl: it.ORDERS_URL?.replace(/\/+$/, ''),
      ledgerUrl: it.LEDGER_URL?.replace(/\/+$/, ''),
      marketplaceSecret: it.MARKETPLACE_SECRET,
    },
    letters: { smtpUrl: it.SMTP_URL, from: it.MAIL_FROM, smsUrl: it.SMS_URL, smsToken: it.SMS_TOKEN },
    files: { s3: it.S3_URL, clamd: it.CLAMD_URL },
    country: it.SUPPORT_COUNTRY,
    support: {
      timeZone: it.SUPPORT_TIME_ZONE,
      week: it.SUPPORT_HOURS,
      holidays: it.SUPPORT_HOLIDAYS,
    },
    handoff: {
      leaseSeconds: it.AGENT_LEASE_SECONDS,
      offerSeconds: it.OFFER_SECONDS,
      longestWaitSeconds: it.QUEUE_LONGEST_WAIT_SECONDS,
      idleMinutes: it.AGENT_IDLE_MINUTES,
    },
    rateLimitFactor: it.RATE_LIMIT_FACTOR,
    socketsMax: it.SOCKETS_MAX,
    logLevel: it.LOG_LEVEL,
  };
}

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
