import { call } from '../../../browser/api.ts';
import { ownStorage } from '../../../browser/browser-storage.ts';
import type { Gap } from '../../../protocol/learning.ts';
import type { Locale } from '../../../protocol/locale.ts';
import { keepDraft } from '../draft.ts';

const key = (locale: Locale, slug: string): string => `kaunter.editor.gap.${locale}.${slug}`;

/** Begins a new article for a gap: a draft with the questions as its phrasings, kept on this device like any draft. */
export function beginArticle(gap: Gap, slug: string, texts: readonly string[], keptAt: string): void {
  const content = { title: '', topic: '', body: '', phrasings: texts, passages: [] };
  keepDraft(gap.locale, slug, { content, baseRevision: 0, keptAt });
  ownStorage.write(key(gap.locale, slug), gap.id);
}

/** Once the article is published the gap that it was begun for is closed. */
export function closeGapOf(locale: Locale, slug: string): void {
  const id = ownStorage.read(key(locale, slug));
  if (id === undefined) return;
  // Where it fails the gap stays in the list, and an editor ends it there.
  void call('POST', `/v1/learning/gaps/${encodeURIComponent(id)}/resolve`, {})
    .finally(() => ownStorage.write(key(locale, slug), undefined))
    .catch(() => undefined);
}
