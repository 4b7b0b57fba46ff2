import { z } from 'zod';
import { MESSAGE_MAX_LENGTH } from '../../../protocol/conversation.ts';
import { UPLOAD_LIMITS } from '../../../protocol/upload-limits.ts';
import { isOfCountries, phoneIn } from '../../../transport/phone-number.ts';
import type { Form, FormFile } from '../../../transport/read-form.ts';
import { TOPICS, type Topic } from '../../articles/article.ts';

/** What somebody typed, as the page shows it again where it cannot be sent. */
export interface ContactValues {
  readonly name: string;
  readonly email: string;
  /** One of the topics, or `other`; empty while none is chosen. */
  readonly topic: string;
  readonly order: string;
  readonly message: string;
}

export type ContactField = 'email' | 'topic' | 'message';

/** By what a guest can be answered here. */
export interface ContactWays {
  /** Mail reaches people from here. */
  readonly hasMails: boolean;
  /** Text messages leave here: a phone number does as well as an address, or in its place. */
  readonly hasTextMessages: boolean;
  /** Calling codes of the countries that they go to; without any, all. */
  readonly smsCountries?: readonly string[];
}

/** Without either, a guest could not be answered. */
export const reachesGuests = ({ hasMails, hasTextMessages }: ContactWays): boolean => hasMails || hasTextMessages;

export interface CheckedContact {
  readonly formId: string;
  readonly values: ContactValues;
  /** Where a guest is answered. */
  readonly reach: { readonly email?: string; readonly phone?: string };
  readonly topic: Topic | 'other' | undefined;
  /** Of somebody whom the page has found signed in. */
  readonly token: string | undefined;
  readonly files: readonly FormFile[];
  readonly faults: readonly ContactField[];
  /** A number was given that no text message goes to from here. */
  readonly isTooFar: boolean;
}

/** Shorter says nothing that a person could answer. */
export const LEAST_LETTERS = 5;
/** What topic and order take of a message of the chat. */
const HEAD_ROOM = 300;
export const MOST_LETTERS = MESSAGE_MAX_LENGTH - HEAD_ROOM;

/** Files lie in memory while a form is dealt with: no films of a case, but some pictures and a short film. */
export const FORM_LIMITS = {
  fields: 12,
  fieldBytes: 4 * MESSAGE_MAX_LENGTH,
  files: UPLOAD_LIMITS.filesPerSubmission,
  fileBytes: 25 * 1024 * 1024,
} as const;

export const NOTHING_TYPED: ContactValues = { name: '', email: '', topic: '', order: '', message: '' };

const emailSchema = z.email().max(200);
/** In a line that agents read among others, these only hide or turn round what is there. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}]/gu;
const FORM_ID = /^[\w-]{16,64}$/;

/** @returns undefined where the page that it stood on was none of ours */
export function checkContact({ fields, files }: Form, ways: ContactWays): CheckedContact | undefined {
  const formId = fields.get('form') ?? '';
  if (!FORM_ID.test(formId)) return undefined;
  const line = (name: string, most: number) =>
    cut((fields.get(name) ?? '').replace(/\s+/g, ' ').replace(UNSEEN, '').trim(), most);
  const values: ContactValues = {
    name: line('name', 80),
    email: line('email', 200),
    topic: line('topic', 40),
    order: line('order', 60),
    message: (fields.get('message') ?? '').replace(/\r\n/g, '\n').trim(),
  };
  const token = fields.get('token') || undefined;
  const topic = values.topic === 'other' ? 'other' : TOPICS.find((one) => one === values.topic);
  const letters = values.message.length;
  const faults: ContactField[] = [];
  const given = reachOf(values.email, ways);
  const isTooFar = given?.phone !== undefined && !isOfCountries(given.phone, ways.smsCountries ?? []);
  const reach = isTooFar ? undefined : given;
  if (token === undefined && reach === undefined) faults.push('email');
  if (topic === undefined) faults.push('topic');
  if (letters < LEAST_LETTERS || letters > MOST_LETTERS) faults.push('message');
  return { formId, values, reach: reach ?? {}, topic, token, files, faults, isTooFar };
}

function reachOf(typed: string, { hasMails, hasTextMessages }: ContactWays): CheckedContact['reach'] | undefined {
  if (hasMails && emailSchema.safeParse(typed).success) return { email: typed };
  const phone = hasTextMessages ? phoneIn(typed) : undefined;
  return phone === undefined ? undefined : { phone };
}

/** Counts signs: half of one is nothing that a database takes. */
export const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
