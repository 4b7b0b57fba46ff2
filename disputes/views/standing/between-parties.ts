import { type DisputeCase, type Offer, respondentOf } from '../../domain/case.ts';
import { currentDemand, isExpired } from '../../domain/offers.ts';
import { reasonNamed } from '../../domain/profile/profile-schema.ts';
import { isTold } from '../../domain/reach.ts';
import { gateFor } from '../../domain/state-machine.ts';
import { type PartyLook, proposalIn, type Said } from './party-look.ts';
import { SENTENCES, type SentenceCode } from './sentences.ts';

/** Before the platform has the case: an answer is due, or an offer lies with one of the two sides. */
export function betweenParties(look: PartyLook): Said {
  const said = idle(look) ?? agreed(look) ?? proposalIn(look) ?? late(look) ?? unanswered(look) ?? bargaining(look);
  if (said.next !== undefined) return said;
  if (look.row.courier?.status === 'pending' && look.row.clocks.courier !== undefined)
    return { ...said, next: 'courier-checking' };
  if (CALLING.has(said.says)) return said;
  if (may(look, 'make-formal')) return { ...said, next: 'make-formal' };
  return may(look, 'escalate') ? { ...said, next: 'call-platform' } : said;
}

/** Sentences that say by themselves whether the platform can be called, or that it has been. */
const CALLING: ReadonlySet<SentenceCode> = new Set([
  'answer-missing',
  'reply-missing',
  'declined-call-later',
  'untold',
  'unreachable',
  'agreed-confirm',
  'agreed-awaited',
  'proposal-open',
  'proposal-accepted-by-other',
  'proposal-accepted-by-you',
]);

export function may({ row, party, profile, at }: PartyLook, action: 'escalate' | 'make-formal'): boolean {
  const gate = gateFor({ row, actor: { role: party, id: row.order[party].id }, profile, at }, action);
  return 'open' in gate && gate.open;
}

function idle({ row }: PartyLook): Said | undefined {
  const closes = row.clocks['idle-close']?.dueAt;
  if (closes === undefined) return undefined;
  const sooner = Object.values(row.clocks).some(({ dueAt }) => dueAt < closes);
  return sooner ? undefined : { says: 'idle' };
}

function agreed({ row, party }: PartyLook): Said | undefined {
  if (row.agreedAt === null) return undefined;
  const terms = currentDemand(row)?.terms;
  return { says: party === row.claimant ? 'agreed-confirm' : 'agreed-awaited', terms };
}

/** A time has run out that decided nothing and opened the way to the platform. */
function late({ row, party }: PartyLook): Said | undefined {
  if (row.unlocked.seller === 'buyer-silent') {
    if (party === 'buyer') return { says: 'reply-late' };
    // Who has not answered the claim yet has something to do first.
    if (row.firstAnswerAt !== null) return { says: 'reply-missing' };
  }
  const overdue = row.clocks['first-answer'] === undefined && row.firstAnswerAt === null && row.escalatedAt === null;
  if (!overdue) return undefined;
  return { says: party === row.claimant ? 'answer-missing' : 'answer-late', terms: currentDemand(row)?.terms };
}

/** The other side of the claim has said nothing yet. */
function unanswered(look: PartyLook): Said | undefined {
  const { row, party } = look;
  if (row.firstAnswerAt !== null || row.state === 'negotiation') return undefined;
  const terms = currentDemand(row)?.terms;
  if (party !== row.claimant) return { says: answerSentence(look), terms };
  const respondent = respondentOf(row);
  if (!isTold(row, respondent))
    return { says: row.reach?.[respondent]?.state === 'unreachable' ? 'unreachable' : 'untold' };
  if (party === 'buyer' && row.clocks['buyer-silence'] !== undefined) return { says: 'reply-wanted' };
  return { says: row.state === 'friendly' ? 'answer-awaited-friendly' : 'answer-awaited' };
}

/** In a trade of payments each reason asks for another look. */
function answerSentence({ row, profile }: PartyLook): SentenceCode {
  if (row.state === 'friendly') return 'answer-friendly';
  const reason = row.claim?.reason ?? '';
  const own = `claim-${reason}`;
  return reasonNamed(profile, reason) !== undefined && isSentence(own) ? own : 'answer';
}

function isSentence(code: string): code is SentenceCode {
  return Object.hasOwn(SENTENCES, code);
}

/** The newest offer of the two says whose turn it is. */
function bargaining(look: PartyLook): Said {
  const { row, party, at } = look;
  const offer = row.offers.findLast(({ by }) => by !== 'platform');
  if (offer === undefined) throw new TypeError('an open case always holds a demand');
  const own = offer.by === party;
  const about = { terms: offer.terms, offer };
  if (offer.status === 'rejected') return { says: refusal(row, offer, own), ...about };
  if (offer.status === 'contested') return { says: contest(row, offer, own), ...about };
  if (isExpired(offer, at)) return { says: own ? 'offer-lapsed' : 'offer-lapsed-before-you', ...about };
  const silence = row.clocks['buyer-silence'] !== undefined;
  if (silence && offer.by === 'seller')
    return { says: own ? 'offer-awaited-silence' : 'offer-received-silence', ...about };
  if (silence && own) return { says: 'reply-wanted', ...about };
  if (offer.expiresAt !== null) return { says: own ? 'offer-awaited' : 'offer-received', ...about };
  return { says: own ? 'request-awaited' : 'request-received', ...about };
}

/** What somebody complains about is a request; only what comes later is an offer. */
function refusal(row: DisputeCase, { by }: Offer, own: boolean): SentenceCode {
  if (by !== row.claimant) return own ? 'offer-declined' : 'offer-declined-by-you';
  if (!own) return 'declined-by-you';
  return row.clocks['first-answer'] === undefined ? 'declined' : 'declined-call-later';
}

function contest(row: DisputeCase, { by }: Offer, own: boolean): SentenceCode {
  if (by === row.claimant) return own ? 'request-contested' : 'request-contested-by-you';
  return own ? 'offer-contested' : 'offer-contested-by-you';
}
