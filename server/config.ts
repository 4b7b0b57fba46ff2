import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { ClamdAddress, S3Address } from '../files/service-urls.ts';
import { conflictsOf } from './config-conflicts.ts';
import { ConfigError, type ConfigFault } from './config-fault.ts';
import type { LetterSettings } from './letter-settings.ts';
import type { ModelUse } from './setting-kinds.ts';
import { SETTINGS, type Settings } from './settings.ts';

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
      smsCountries: it.SMS_COUNTRIES,
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
