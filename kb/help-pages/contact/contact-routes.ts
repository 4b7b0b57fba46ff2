import { format } from '../../../locales/format.ts';
import { words as wordsOf } from '../../../locales/words.ts';
import { CodedError, type ErrorCode } from '../../../protocol/error-codes.ts';
import type { Instant } from '../../../protocol/instant.ts';
import { isLocale, type Locale } from '../../../protocol/locale.ts';
import { networkOf } from '../../../transport/caller-address.ts';
import type { ContactOutcome, ContactRequest } from '../../../transport/contact-request.ts';
import { formRoom } from '../../../transport/form-room.ts';
import type { RateLimits } from '../../../transport/rate-limits.ts';
import { readForm } from '../../../transport/read-form.ts';
import type { Call, Reply, Route } from '../../../transport/route.ts';
import type { Visitor } from '../../../transport/who-calls.ts';
import { type PageFramePorts, pageFrame } from '../page-frame.ts';
import { helpWords, topicName } from '../words.ts';
import {
  type CheckedContact,
  type ContactWays,
  checkContact,
  cut,
  FORM_LIMITS,
  NOTHING_TYPED,
  reachesGuests,
} from './contact-form.ts';
import { type ContactPage, filesHint, renderContact, renderContactSent } from './contact-page.ts';

export interface ContactRoutePorts extends PageFramePorts {
  readonly take: (request: ContactRequest) => Promise<ContactOutcome>;
  readonly tokens: { read(token: unknown): Visitor };
  readonly ways: ContactWays;
  /** Within which a mail is answered, in the words of this language. */
  readonly emailReply: (locale: Locale) => string;
  readonly limits: RateLimits;
  readonly newId: () => string;
  readonly formatTime: (at: Instant, locale: Locale) => string;
}

const MEGABYTE = 1024 * 1024;
/** Four forms with all the files that they may have, two of them from one network; of those without files, as good as any number. */
const ROOM = { bytes: 104 * MEGABYTE, bytesOfAddress: 52 * MEGABYTE };
/** What the page says where the form could not be taken; all else is a fault. */
const SAID = [
  ...(['rate_limited', 'overloaded', 'storage_unavailable', 'attachment_unchecked'] as const),
  ...(['token_expired', 'token_invalid', 'permission_denied'] as const),
] as const;
type Taken = Extract<ContactOutcome, { is: 'taken' }>;

const NUMBER = /^T-[0-9A-F]{10}$/;

/** The contact form: a page that works without script, which a script makes shorter for whoever is signed in. */
export function contactRoutes(ports: ContactRoutePorts): Route[] {
  const { page, inLocale } = pageFrame(ports);
  const room = formRoom(ROOM);
  const show = (call: Call, status: number, shown: Omit<ContactPage, 'formId' | 'emailReply' | 'ways'>): Reply =>
    page(call, status, (site) =>
      renderContact(site, {
        ...{ ...shown, formId: ports.newId(), ways: ports.ways },
        emailReply: ports.emailReply(shown.locale),
      }),
    );
  const path = '/help/:locale/contact';

  async function take(call: Call, locale: Locale): Promise<Reply> {
    let checked: CheckedContact | undefined;
    let hadFiles = false;
    const again = (failure: string | undefined, status: number) =>
      show(call, status, {
        ...{ locale, failure, values: checked?.values ?? NOTHING_TYPED, faults: checked?.faults ?? [] },
        hadFiles,
      });
    const network = networkOf(call.address);
    const place = room.enter(network);
    try {
      const form = await readForm(call.request, FORM_LIMITS, place);
      hadFiles = form.files.length > 0 || form.refused !== undefined;
      checked = checkContact(form, ports.ways);
      if (form.refused === 'overloaded') throw new CodedError('overloaded');
      if (form.refused !== undefined) return again(filesHint(locale), 413);
      if (checked === undefined) return again(undefined, 400);
      const visitor = checked.token === undefined ? undefined : signedIn(ports.tokens.read(checked.token));
      if (visitor === undefined && !reachesGuests(ports.ways)) return again(helpWords(locale).contactForm.noMail, 422);
      const { isTooFar, faults } = checked;
      if (faults.length > 0)
        return again(
          isTooFar && faults.includes('email') ? wordsOf(locale).errors.sms_country_refused : undefined,
          422,
        );
      await ports.limits.spend('contact', visitor?.visitorId ?? network);
      const outcome = await ports.take(requestOf(checked, locale, visitor));
      if (outcome.is === 'files-refused')
        return again(format(helpWords(locale).contactForm.faultFiles, { files: outcome.names.join(', ') }), 422);
      const { care } = outcome;
      const location = sentAddress(locale, outcome, visitor, checked.reach);
      if (care === undefined) return { status: 303, headers: { location }, body: '' };
      // Said at once, and led nowhere: no address, and no history of a browser, is to tell of it.
      const sent = sentIn(new URL(location, 'http://localhost').searchParams, locale, ports);
      return page(call, 200, (site) => renderContactSent(site, { locale, ...sent, care }));
    } catch (error) {
      const said = SAID.find((code) => error instanceof CodedError && error.code === code);
      if (said === undefined) throw error;
      return again(wordsOf(locale).errors[said], STATUS[said]);
    } finally {
      place.leave();
    }
  }

  return [
    {
      method: 'GET',
      path,
      permission: 'public',
      handle: (call) =>
        inLocale(call, (locale) =>
          call.query.has('sent')
            ? page(call, 200, (site) => renderContactSent(site, { locale, ...sentIn(call.query, locale, ports) }))
            : show(call, 200, { locale, values: { ...NOTHING_TYPED, order: orderIn(call.query) }, faults: [] }),
        ),
    },
    {
      method: 'POST',
      path,
      permission: 'public',
      ownPages: true,
      async handle(call) {
        const { locale } = call.path;
        return isLocale(locale) ? take(call, locale) : inLocale(call, () => undefined);
      },
    },
  ];
}

const STATUS: Readonly<Record<(typeof SAID)[number] & ErrorCode, number>> = {
  rate_limited: 429,
  overloaded: 503,
  storage_unavailable: 503,
  attachment_unchecked: 409,
  token_expired: 401,
  token_invalid: 401,
  permission_denied: 403,
};

/** Anybody gets a guest's token, as many as they like: with one they are not known, nor is an address to answer to. */
function signedIn(visitor: Visitor): Visitor {
  if (!visitor.verified) throw new CodedError('permission_denied');
  return visitor;
}

const SENT = ['inbox', 'email', 'phone', 'chat', 'noted'] as const;

/** The order that a page which leads here is about. */
const orderIn = (query: URLSearchParams): string => cut(query.get('order') ?? '', 60);

function requestOf(
  { formId, values, reach, topic, files }: CheckedContact,
  locale: Locale,
  visitor: Visitor | undefined,
): ContactRequest {
  const words = helpWords(locale).contactForm;
  const about = topic === undefined || topic === 'other' ? words.topicOther : topicName(locale, topic);
  const { order, message, name } = values;
  const head = [`${words.topic}: ${about}`, ...(order === '' ? [] : [`${words.order}: ${order}`])];
  return {
    ...{ formId, locale, visitor, name, files },
    email: visitor === undefined ? reach.email : undefined,
    phone: visitor === undefined ? reach.phone : undefined,
    subject: cut([about, ...(order === '' ? [] : [order]), message.replace(/\s+/g, ' ')].join(' · '), 200),
    text: `${head.join('\n')}\n\n${message}`,
  };
}

function sentAddress(
  locale: Locale,
  { ticket, isConfirmed }: Taken,
  visitor: Visitor | undefined,
  { phone }: CheckedContact['reach'],
): string {
  const address = `/help/${locale}/contact`;
  if (ticket === undefined) return `${address}?sent=chat`;
  const { number, promisedAt } = ticket;
  const byLetter = isConfirmed ? 'email' : 'noted';
  const sent = visitor !== undefined ? 'inbox' : phone !== undefined ? 'phone' : byLetter;
  return `${address}?sent=${sent}&ticket=${number}&by=${promisedAt}`;
}

/** What the address of the page says: nothing else than a number and a time is taken from it. */
function sentIn(query: URLSearchParams, locale: Locale, { formatTime }: Pick<ContactRoutePorts, 'formatTime'>) {
  const sent = query.get('sent');
  const answeredIn = SENT.find((one) => one === sent) ?? 'noted';
  const number = query.get('ticket') ?? '';
  const by = Number(query.get('by') ?? Number.NaN);
  const isTold = NUMBER.test(number) && Number.isSafeInteger(by) && Math.abs(by) < 8e15;
  const noted = isTold
    ? format(wordsOf(locale).system.ticket, { number, promisedAt: formatTime(by, locale) })
    : undefined;
  return { answeredIn, noted } as const;
}
