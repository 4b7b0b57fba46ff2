import { ownStorage, readJson } from '../../browser/browser-storage.ts';
import type { ShippedText } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { PassageQuestions } from '../../protocol/passages.ts';

/** What an editor changes. */
export interface Content {
  readonly title: string;
  readonly topic: string;
  readonly body: string;
  readonly phrasings: readonly string[];
  readonly passages: readonly PassageQuestions[];
}

/** Changed content that was not published, with the revision that it goes back to. 0 for a new article. */
export interface KeptDraft {
  /** Drafts of older releases know no passages: those of the article stay. */
  readonly content: Omit<Content, 'passages'> & Partial<Pick<Content, 'passages'>>;
  readonly baseRevision: number;
  /** ISO 8601. */
  readonly keptAt: string;
}

export function contentOf(article: ShippedText): Content {
  const { title, topic, body, phrasings, passages = [] } = article;
  return { title, topic, body, phrasings, passages };
}

export function sameContent(a: Content, b: Content): boolean {
  return (
    a.title === b.title &&
    a.topic === b.topic &&
    a.body === b.body &&
    a.phrasings.length === b.phrasings.length &&
    a.phrasings.every((phrasing, index) => phrasing === b.phrasings[index]) &&
    JSON.stringify(a.passages) === JSON.stringify(b.passages)
  );
}

/** Whether a question is in the list already, as the server compares them: letters' case does not count. */
export function isListed(phrasings: readonly string[], phrasing: string): boolean {
  const wanted = phrasing.trim().toLowerCase();
  return phrasings.some((known) => known.trim().toLowerCase() === wanted);
}

/** The list with one line moved by a step; at the ends nothing changes. */
export function moved(phrasings: readonly string[], index: number, step: 1 | -1): readonly string[] {
  const other = index + step;
  const line = phrasings[index];
  const neighbour = phrasings[other];
  if (line === undefined || neighbour === undefined) return phrasings;
  return phrasings.with(index, neighbour).with(other, line);
}

export type Required = 'title' | 'topic' | 'body';

/** What has to be filled in before the server would take it. */
export function missingParts(content: Content): readonly Required[] {
  return (['title', 'topic', 'body'] as const).filter((part) => content[part].trim() === '');
}

export function isSlug(text: string): boolean {
  return text.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

const key = (locale: Locale, slug: string): string => `kaunter.editor.draft.${locale}.${slug}`;

export function keepDraft(locale: Locale, slug: string, draft: KeptDraft): void {
  ownStorage.write(key(locale, slug), JSON.stringify(draft));
}

export function forgetDraft(locale: Locale, slug: string): void {
  ownStorage.write(key(locale, slug), undefined);
}

export function keptDraft(locale: Locale, slug: string): KeptDraft | undefined {
  const kept = readJson(ownStorage, key(locale, slug));
  return isKeptDraft(kept) ? kept : undefined;
}

function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  if (!('content' in value && 'baseRevision' in value && 'keptAt' in value)) return false;
  const content = value.content;
  return (
    typeof value.baseRevision === 'number' &&
    typeof value.keptAt === 'string' &&
    typeof content === 'object' &&
    content !== null &&
    'title' in content &&
    typeof content.title === 'string' &&
    'topic' in content &&
    typeof content.topic === 'string' &&
    'body' in content &&
    typeof content.body === 'string' &&
    'phrasings' in content &&
    Array.isArray(content.phrasings) &&
    content.phrasings.every((phrasing: unknown) => typeof phrasing === 'string') &&
    (!('passages' in content) || (Array.isArray(content.passages) && content.passages.every(isPassage)))
  );
}

function isPassage(value: unknown): value is PassageQuestions {
  if (typeof value !== 'object' || value === null || !('opens' in value && 'phrasings' in value)) return false;
  const lines = [value.phrasings, 'followUps' in value ? value.followUps : []];
  return typeof value.opens === 'string' && lines.every((list) => Array.isArray(list) && list.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
