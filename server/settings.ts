import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DEFAULT_ORDER_PATTERN } from '../dialogs/entities/order-number.ts';
import { HELP_COUNTRIES } from '../kb/danger/help-lines.ts';
import {
  callingCodes,
  clamdAddress,
  days,
  hosts,
  hours,
  imapAddress,
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
export const SETTINGS = {
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
  SMS_COUNTRIES: { schema: callingCodes, preset: '', example: '+60,+65,+84' },
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

/** Their values, as they were read. */
export type Settings = { readonly [S in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[S]['schema']> };
