import { type PassageQuestions, passagesOf } from '../../protocol/passages.ts';
import type { Content } from './draft.ts';

/** A paragraph of the text that is written, with what is asked of it. */
export interface AskedPassage {
  /** Tells it from the others, and begins it. */
  readonly opens: string;
  /** Its first words as they are read, without marks and the addresses of links. */
  readonly words: string;
  readonly asked: PassageQuestions | undefined;
}

/** As much of a paragraph tells it from the others, or more where two begin alike. */
const OPENING = 24;
const LONGEST_OPENING = 300;

/** The paragraphs of a text, in their order. */
export function askedPassages(body: string, passages: readonly PassageQuestions[]): readonly AskedPassage[] {
  const all = passagesOf(body);
  return all.map((text) => ({
    opens: openingOf(text, all),
    words: wordsOf(text),
    asked: passages.find(({ opens }) => text.startsWith(opens) && isAlone(opens, all)),
  }));
}

/** Questions whose paragraph is in the text no longer, or cannot be told from another one. */
export function lostPassages(body: string, passages: readonly PassageQuestions[]): readonly PassageQuestions[] {
  const all = passagesOf(body);
  return passages.filter(({ opens }) => !isAlone(opens, all));
}

/**
 * A change of an article: questions stay with their paragraph by its place where it is written anew, and by its beginning
 * where there are more or fewer paragraphs.
 */
export function withPassages(before: Content, change: Partial<Content>): Partial<Content> {
  const { body } = change;
  if (body === undefined || before.passages.length === 0) return change;
  const old = passagesOf(before.body);
  const all = passagesOf(body);
  if (old.length !== all.length) return change;
  const passages = before.passages.map((asked) => {
    const now = all[old.findIndex((text) => text.startsWith(asked.opens))];
    if (
      now === undefined ||
      (now.startsWith(asked.opens) && isAlone(asked.opens, all) && asked.opens.length >= OPENING)
    )
      return asked;
    // A first letter that others begin with, too, tells nothing: the questions wait for more, shown as lost.
    const opens = openingOf(now, all);
    return isAlone(opens, all) ? { ...asked, opens } : asked;
  });
  return { ...change, passages };
}

/** The questions of one paragraph changed; without any it is told of no longer. */
export function changeAsked(
  passages: readonly PassageQuestions[],
  opens: string,
  change: Partial<Omit<PassageQuestions, 'opens'>>,
): readonly PassageQuestions[] {
  const known = passages.find((asked) => asked.opens === opens);
  if (known === undefined) return [...passages, { opens, phrasings: [], ...change }];
  const changed = { ...known, ...change };
  const empty = changed.phrasings.length + (changed.followUps?.length ?? 0) === 0;
  return passages.flatMap((asked) => (asked === known ? (empty ? [] : [changed]) : [asked]));
}

/** As many questions as the server takes of one paragraph. */
const MOST = 100;

/** Gives questions without a paragraph to one that is there, beside those that it has. What is too many stays lost. */
export function moveAsked(
  passages: readonly PassageQuestions[],
  lost: PassageQuestions,
  { opens, asked }: AskedPassage,
): readonly PassageQuestions[] {
  const phrasings = [...new Set([...(asked?.phrasings ?? []), ...lost.phrasings])];
  const followUps = [...new Set([...(asked?.followUps ?? []), ...(lost.followUps ?? [])])];
  const moved = { phrasings: phrasings.slice(0, MOST), followUps: followUps.slice(0, MOST) };
  const rest = { phrasings: phrasings.slice(MOST), followUps: followUps.slice(MOST) };
  return changeAsked(changeAsked(passages, asked?.opens ?? opens, moved), lost.opens, rest);
}

/** As much as a line of the list has room for. */
const WORDS_LENGTH = 90;

/** How a Markdown text begins, for people to tell it by. */
export function wordsOf(text: string): string {
  const read = text
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\{\{[#^/][^}]*\}\}|[*_#>`]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return read.length <= WORDS_LENGTH ? read : `${read.slice(0, WORDS_LENGTH).trimEnd()} …`;
}

/** A beginning that two paragraphs share tells neither. */
const isAlone = (opens: string, all: readonly string[]): boolean =>
  all.filter((text) => text.startsWith(opens)).length === 1;

function openingOf(text: string, all: readonly string[]): string {
  const line = text.slice(0, LONGEST_OPENING);
  for (let length = OPENING; length < line.length; length += OPENING) {
    const opens = line.slice(0, length);
    if (isAlone(opens, all)) return opens;
  }
  return line;
}
