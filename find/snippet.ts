import type { TextPart } from '../protocol/find.ts';
import { type AskedTerms, wordsIn } from './terms.ts';

/** A text of what was found. */
export interface Candidate<By> {
  readonly by: By;
  readonly text: string;
}

/** So many letters of the newest texts are looked through: a page of twenty chats must not hold up anybody. */
const MOST_LETTERS = 20_000;
const MOST_HITS = 40;
/** Of an excerpt, and how much of it stands before the first hit. */
const LENGTH = 200;
const BEFORE = 60;
const PIECE = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'’])+/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * The text that holds most of what was asked, of equals the last; the parts of it that were looked for are told apart, so that
 * a page needs no markup to show them.
 */
export function bestSnippet<By>(candidates: readonly Candidate<By>[], asked: AskedTerms) {
  let best: { readonly candidate: Candidate<By>; readonly hits: Hits } | undefined;
  const most = asked.words.length + (asked.prefix === undefined ? 0 : 1);
  let letters = 0;
  for (const candidate of candidates.toReversed()) {
    if (candidate.text.trim() === '') continue;
    letters += candidate.text.length;
    if (letters > MOST_LETTERS && best !== undefined) break;
    const hits = hitsIn(candidate.text.slice(0, MOST_LETTERS), asked);
    if (best === undefined || hits.different > best.hits.different) best = { candidate, hits };
    if (best.hits.different >= most) break;
  }
  if (best === undefined) return undefined;
  return { by: best.candidate.by, parts: excerpt(best.candidate.text, best.hits.at) };
}

interface Hits {
  /** So many of the terms that were asked for stand here. */
  readonly different: number;
  readonly at: readonly { readonly from: number; readonly to: number }[];
}

function hitsIn(text: string, { words, prefix }: AskedTerms): Hits {
  if (words.length === 0 && prefix === undefined) return { different: 0, at: [] };
  const found = new Set<string>();
  const at: { from: number; to: number }[] = [];
  const hit = (term: string, from: number, to: number): void => {
    found.add(term);
    at.push({ from, to });
  };
  const pieces = [...text.matchAll(PIECE)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    term: wordsIn(match[0])[0]?.term ?? '',
    han: HAN.test(match[0]),
  }));
  const wanted = new Set(words);
  for (const [index, piece] of pieces.entries()) {
    if (at.length >= MOST_HITS) break;
    if (wanted.has(piece.term)) hit(piece.term, piece.from, piece.to);
    else if (prefix !== undefined && piece.term.startsWith(prefix)) hit(prefix, piece.from, piece.to);
    const next = pieces[index + 1];
    const pair = piece.term + (next?.term ?? '');
    if (piece.han && next?.han === true && next.from === piece.to && wanted.has(pair)) hit(pair, piece.from, next.to);
  }
  return { different: found.size, at };
}

function excerpt(text: string, hits: Hits['at']): TextPart[] {
  const first = hits[0]?.from ?? 0;
  const from = first <= BEFORE * 2 ? 0 : wordBorder(text, first - BEFORE);
  const to = Math.min(text.length, from + LENGTH);
  const parts: TextPart[] = [];
  const add = (start: number, end: number, hit: boolean): void => {
    const part = text.slice(start, end).toWellFormed();
    if (part !== '') parts.push(hit ? { text: part, hit: true } : { text: part });
  };
  let at = from;
  if (from > 0) parts.push({ text: '…' });
  for (const hit of hits) {
    if (hit.to <= at || hit.to > to) continue;
    const start = Math.max(at, hit.from);
    add(at, start, false);
    add(start, hit.to, true);
    at = hit.to;
  }
  add(at, to, false);
  if (to < text.length) parts.push({ text: '…' });
  return parts;
}

/** The next place after a space; where there is none near, as in Chinese, the place itself. */
function wordBorder(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE / 2).search(/\s\S/u);
  return space < 0 ? at : at + space + 1;
}
