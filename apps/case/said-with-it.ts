import type { WhyView } from '../../protocol/dispute-reasons.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { openQuestions } from './asked-questions.ts';

type Look = Pick<DisputeView, 'state' | 'standing' | 'role' | 'offers' | 'requests' | 'timeline'>;
type Said = WhyView & { readonly reasons?: string | undefined };

/** Sentences that say that somebody put something forward, and by whom. */
const OFFERED: Readonly<Record<string, 'platform' | 'other'>> = {
  'proposal-open': 'platform',
  'proposal-accepted-by-other': 'platform',
  'offer-received': 'other',
  'offer-received-silence': 'other',
  'request-received': 'other',
};

/** Sentences that say that the other side did something, and what. */
const DONE: Readonly<Record<string, readonly string[]>> = {
  declined: ['reject', 'failed'],
  failed: ['failed'],
  'declined-call-later': ['reject'],
  'offer-declined': ['reject'],
  'offer-contested': ['contest-offer'],
  'request-contested': ['contest-offer'],
  'trouble-return-doubted': ['return-mismatch', 'return-inspected'],
  'trouble-goods-reported': ['goods-mismatch'],
  'trouble-goods-doubted': ['goods-mismatch'],
  'trouble-return-reported': ['return-mismatch', 'return-inspected'],
  'appeal-join': ['appeal'],
  'appeal-theirs': ['appeal'],
};

/** The words that came with what the case now waits for: a question, why something is offered, why it was refused. */
export function saidWithIt(view: Look): Said | undefined {
  const { standing, role, offers, timeline } = view;
  const says = standing?.says ?? '';
  if (says === 'question') {
    const question = openQuestions(view).at(-1)?.question;
    return question === undefined ? undefined : { reasons: question };
  }
  const by = OFFERED[says];
  if (by !== undefined)
    return offers
      .filter((offer) => offer.status === 'open')
      .filter((offer) => (by === 'platform' ? offer.by === 'platform' : offer.by !== 'platform' && offer.by !== role))
      .reduce<DisputeView['offers'][number] | undefined>(
        (newest, offer) => (newest === undefined || offer.version > newest.version ? offer : newest),
        undefined,
      );
  const events = DONE[says];
  if (events === undefined) return undefined;
  const entries = timeline.filter(({ event }) => events.includes(event));
  const last = entries.reduce<DisputeView['timeline'][number] | undefined>(
    (newest, entry) => (newest === undefined || entry.seq > newest.seq ? entry : newest),
    undefined,
  );
  return last === undefined ? undefined : { ...last, reasons: last.text };
}
