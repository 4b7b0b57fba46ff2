import { type PassageQuestions, passagesOf } from '../../protocol/passages.ts';
import type { Content } from './draft.ts';

/** A paragraph of the text that is written, with what is asked of it. */
export interface AskedPassage {
  /** Tells it from the others, and begins it. */
  readonly opens: string;
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
    asked: passages.find(({ opens }) => text.startsWith(opens)),
  }));
}

/** Questions whose paragraph is in the text no longer. */
export function lostPassages(body: string, passages: readonly PassageQuestions[]): readonly PassageQuestions[] {
  const all = passagesOf(body);
  return passages.filter(({ opens }) => !all.some((text) => text.startsWith(opens)));
}

/** A change of an article: where the beginning of a paragraph is written anew, its questions go with it. */
export function withPassages(before: Content, change: Partial<Content>): Partial<Content> {
  const { body } = change;
  if (body === undefined || before.passages.length === 0) return change;
  const old = passagesOf(before.body);
  const all = passagesOf(body);
  if (old.length !== all.length) return change;
  const passages = before.passages.map((asked) => {
    if (all.some((text) => text.startsWith(asked.opens))) return asked;
    const now = all[old.findIndex((text) => text.startsWith(asked.opens))];
    return now === undefined ? asked : { ...asked, opens: openingOf(now, all) };
  });
  return { ...change, passages };
}

/** The questions of one paragraph changed; without any it is told of no longer. */
export function changeAsked(
  passages: readonly PassageQuestions[],
  opens: string,
  change: Partial<Omit<PassageQuestions, 'opens'>>,
): readonly PassageQuestions[] {
  const known = passages.find((asked) => opens.startsWith(asked.opens) || asked.opens.startsWith(opens));
  if (known === undefined) return [...passages, { opens, phrasings: [], ...change }];
  const changed = { ...known, ...change };
  const empty = changed.phrasings.length + (changed.followUps?.length ?? 0) === 0;
  return passages.flatMap((asked) => (asked === known ? (empty ? [] : [changed]) : [asked]));
}

/** Gives questions without a paragraph to one that is there, beside those that it has. */
export function moveAsked(
  passages: readonly PassageQuestions[],
  lost: PassageQuestions,
  opens: string,
): readonly PassageQuestions[] {
  const others = passages.filter((asked) => asked !== lost);
  const known = others.find((asked) => opens.startsWith(asked.opens) || asked.opens.startsWith(opens));
  return changeAsked(others, opens, {
    phrasings: [...new Set([...(known?.phrasings ?? []), ...lost.phrasings])],
    followUps: [...new Set([...(known?.followUps ?? []), ...(lost.followUps ?? [])])],
  });
}

function openingOf(text: string, all: readonly string[]): string {
  const line = text.slice(0, LONGEST_OPENING);
  for (let length = OPENING; length < line.length; length += OPENING) {
    const opens = line.slice(0, length);
    if (all.filter((other) => other.startsWith(opens)).length === 1) return opens;
  }
  return line;
}
