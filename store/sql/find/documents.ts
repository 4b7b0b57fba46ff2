import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { linesOf } from '../../../disputes/domain/case-money.ts';
import { codesIn, exactTerm, facetTerm, phoneTerms, textTerms } from '../../../find/terms.ts';
import type { Conversation, MessageContent } from '../../../handoff/conversation/conversation.ts';

/** A document's id is its place in time: the instant in which the matter began, and one of so many places within it. */
export const PLACES_A_MS = 4_096;

/** PostgreSQL takes a megabyte of terms in a document; what is said after that is not found. */
const MOST_LETTERS = 250_000;

/** A text of what is indexed, with the id by which it may be asked for. */
export interface SaidText {
  readonly id: string;
  readonly texts: readonly string[];
}

/** What shoppers and agents have said in words; what the bot says stands in the articles. */
export function saidIn({ text, attachments = [] }: MessageContent): string[] {
  return [...(text === undefined ? [] : [text]), ...attachments.map(({ name }) => name)];
}

/** The terms known so far, and those of what was said since. */
export function grownWords(before: string, said: readonly SaidText[]): string {
  const known = new Set(before === '' ? [] : before.split(' '));
  let letters = before.length;
  for (const { id, texts } of said) {
    const terms = [exactTerm(id), ...texts.flatMap((text) => [...textTerms(text), ...codesIn(text)])];
    for (const term of terms) {
      if (known.has(term) || letters > MOST_LETTERS) continue;
      known.add(term);
      letters += term.length + 1;
    }
  }
  return [...known].join(' ');
}

/** What a conversation is found and filtered by, beside what is said in it. */
export function conversationTerms(it: Conversation): string[] {
  const agents = new Set([it.agentId, it.lastAgentId, it.assigneeId].filter((id) => id !== undefined));
  return [
    facetTerm('kind', it.ticketNumber === undefined ? 'conversation' : 'ticket'),
    facetTerm('state', it.owner),
    facetTerm('language', it.locale),
    ...[...agents].map((id) => facetTerm('agent', id)),
    ...it.tags.flatMap((tag) => [facetTerm('tag', tag), ...textTerms(tag)]),
    ...(it.skill === undefined ? [] : [facetTerm('topic', it.skill)]),
    exactTerm(it.id),
    ...[it.ticketNumber, it.email, it.visitorId].flatMap((name) => (name === undefined ? [] : [exactTerm(name)])),
    ...(it.phone === undefined ? [] : phoneTerms(it.phone)),
    ...[it.shopperName, it.email ?? '', it.ticketNumber ?? ''].flatMap((text) => [...textTerms(text)]),
  ];
}

/** @param said what parties have written in it and may be read still */
export function caseTerms(row: DisputeCase, said: readonly SaidText[]): string[] {
  const lines = linesOf(row);
  const { buyer, seller } = row.order;
  const texts = [buyer.name, seller.name, row.claim?.details ?? '', ...lines.map(({ title }) => title)];
  return [
    facetTerm('kind', 'case'),
    facetTerm('state', row.state),
    ...(row.assignedTo === null ? [] : [facetTerm('agent', row.assignedTo)]),
    ...(row.claim === null ? [] : [facetTerm('topic', row.claim.reason)]),
    ...[row.number, buyer.id, seller.id, ...lines.map(({ orderId }) => orderId)].map(exactTerm),
    ...[...texts, row.number, ...lines.map(({ orderId }) => orderId)].flatMap((text) => [...textTerms(text)]),
    ...grownWords('', said).split(' '),
  ].filter((term) => term !== '');
}
