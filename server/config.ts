import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { DEFAULT_ORDER_PATTERN } from '../dialogs/entities/order-number.ts';
import type { ClamdAddress, S3Address } from '../files/service-urls.ts';
import { HELP_COUNTRIES } from '../kb/danger/help-lines.ts';
import { conflictsOf } from './config-conflicts.ts';
import { ConfigError, type ConfigFault } from './config-fault.ts';
import type { LetterSettings } from './letter-settings.ts';
import {
  clamdAddress,
  days,
  hosts,
  hours,
  imapAddress,
  type ModelUse,
  modelUses,
  onOff,
  orderPattern,
  replyAddress,
  s3Address,
  sender,
  timeZone,
  url,
  whole,
} from './setting-kinds.ts';

/** What two sides sign with. */
const SECRET = {
  schema: z.string().min(32, 'must have at least 32 characters').optional(),
  example: randomBytes(32).toString('hex'),
} as const;

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
  IDENTITY_SECRET: SECRET,
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
  MARKETPLACE_SECRET: SECRET,
  SMTP_URL: { schema: url('smtp:', 'smtps:').optional(), example: 'smtp://user:password@mail.example.com:587' },
  MAIL_FROM: { schema: sender, preset: 'no-reply@localhost', example: '"Example Shop <help@example.com>"' },
  MAIL_REPLY_TO: { schema: replyAddress.optional(), example: 'support@example.com' },
  MAIL_INBOUND_SECRET: SECRET,
  IMAP_URL: {
    schema: imapAddress.optional(),
    example: 'imaps://support%40example.com:password@mail.example.com/INBOX',
  },
  SMS_URL: { schema: url('http:', 'https:').optional(), example: 'https://sms.example.com/messages' },
  PUSH_HOSTS: { schema: hosts, preset: '', example: 'push.example.com' },
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
  LLM_URL: { schema: url('http:', 'https:').optional(), example: 'http://127.0.0.1:11434/v1' },
  LLM_KEY: { schema: z.string().min(1).optional(), example: 'the-key-of-the-model' },
  LLM_MODEL: { schema: z.string().min(1).optional(), example: 'qwen3:8b' },
  LLM_USES: { schema: modelUses, preset: 'answers,follow-ups,translation', example: 'translation' },
  OTEL_EXPORTER_OTLP_ENDPOINT: { schema: url('http:', 'https:').optional(), example: 'http://127.0.0.1:4318' },
  TRACE_DAYS: { schema: whole(0, 366), preset: '30', example: '30' },
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
  readonly letters: LetterSettings;
  /** Push services besides those of the browsers. */
  readonly pushHosts: readonly string[];
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
  /** A language model for what `uses` names; undefined: none is ever called. */
  readonly model:
    | {
        /** Without a slash at its end. */
        readonly url: string;
        readonly key: string | undefined;
        readonly name: string;
        readonly uses: readonly ModelUse[];
      }
    | undefined;
  /** A collector of OpenTelemetry, without a slash at its end; undefined: none is told of turns. */
  readonly spansUrl: string | undefined;
  /** For how long it is kept why the bot said what it said; 0: not at all. */
  readonly traceDays: number;
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
    mailReplyTo: given('MAIL_REPLY_TO'),
    mailInboundSecret: given('MAIL_INBOUND_SECRET'),
    readsMailbox: values.IMAP_URL !== undefined,
    mailFrom: environment.MAIL_FROM?.trim() ? given('MAIL_FROM') : undefined,
    smsUrl: given('SMS_URL'),
    smsToken: given('SMS_TOKEN'),
    modelUrl: given('LLM_URL'),
    modelName: given('LLM_MODEL'),
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
    letters: {
      smtpUrl: it.SMTP_URL,
      from: it.MAIL_FROM,
      replyTo: it.MAIL_REPLY_TO,
      inboundSecret: it.MAIL_INBOUND_SECRET,
      imap: it.IMAP_URL,
      smsUrl: it.SMS_URL,
      smsToken: it.SMS_TOKEN,
    },
    pushHosts: it.PUSH_HOSTS,
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
    model:
      it.LLM_URL === undefined || it.LLM_MODEL === undefined
        ? undefined
        : { url: it.LLM_URL.replace(/\/+$/, ''), key: it.LLM_KEY, name: it.LLM_MODEL, uses: it.LLM_USES },
    spansUrl: it.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, ''),
    traceDays: it.TRACE_DAYS,
    logLevel: it.LOG_LEVEL,
  };
}
