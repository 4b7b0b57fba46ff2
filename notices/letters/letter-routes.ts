import { LETTER_STATES, type LetterList, type LetterView } from '../../protocol/api.ts';
import { CodedError } from '../../protocol/error-codes.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { Route } from '../../transport/route.ts';
import { LETTER_CHANNELS } from '../ports.ts';
import type { BookedLetter, LetterBook, LetterName } from './letter-book.ts';

const MOST_SHOWN = 100;

/** What became of letters, and sending one again that did not go out. */
export function letterRoutes(book: LetterBook, now: () => Instant): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/letters',
      permission: ['supervisor', 'admin'],
      async handle({ query }) {
        const state = LETTER_STATES.find((one) => one === query.get('state'));
        if (state === undefined) throw new CodedError('request_malformed');
        const body: LetterList = { letters: (await book.list(state, MOST_SHOWN)).map(shown) };
        return { status: 200, body };
      },
    },
    {
      method: 'POST',
      path: '/v1/letters/:id/send-again',
      permission: ['supervisor', 'admin'],
      async handle({ path, account }) {
        const letter = nameOf(path.id ?? '');
        const found = letter !== undefined && (await book.sendAgain(letter, account?.id ?? '', now()));
        if (!found) throw new CodedError('letter_not_found');
        return { status: 200, body: {} };
      },
    },
  ];
}

function shown({ about, channel, key, template, state, attempts, fault, at }: BookedLetter): LetterView {
  return {
    // No key has a colon, and an address may not have slashes in a part of it.
    id: `${channel}:${key.replaceAll('/', ':')}`,
    channel,
    ...(about.kind === 'dispute'
      ? { disputeNumber: about.number, receiver: about.receiver }
      : { conversationId: about.conversationId, ticketNumber: about.number, receiver: 'shopper' }),
    ...{ template, state, attempts, fault },
    at: new Date(at).toISOString(),
  };
}

function nameOf(id: string): LetterName | undefined {
  const [by, ...key] = id.split(':');
  const channel = LETTER_CHANNELS.find((one) => one === by);
  return channel === undefined ? undefined : { channel, key: key.join('/') };
}
