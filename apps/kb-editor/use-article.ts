import { useEffect, useState } from 'preact/hooks';
import type { EditableArticle } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
import { ApiError, call, codeOf } from '../shared/api.ts';
import { type Content, contentOf, forgetDraft, keepDraft, keptDraft, sameContent } from './draft.ts';

export interface ArticleState {
  /** As published; undefined for one that never was. */
  readonly published: EditableArticle | undefined;
  /** The revision that the content goes back to. */
  readonly baseRevision: number;
  readonly content: Content;
  readonly saving: boolean;
  /** When the draft was kept that was found at loading, ISO 8601. */
  readonly restoredFrom?: string;
  /** What somebody else published meanwhile. */
  readonly conflict?: EditableArticle;
  readonly failure?: string;
  /** Revision of the last publication in this sitting. */
  readonly savedAs?: number;
}

type Loading = { readonly is: 'loading' } | { readonly is: 'failed'; readonly code: string };
type Loaded = { readonly is: 'here'; readonly article: ArticleState };

export interface ArticleEditing {
  readonly state: Loading | Loaded;
  readonly dirty: boolean;
  readonly change: (change: Partial<Content>) => void;
  readonly publish: (over?: number) => Promise<boolean>;
  readonly discard: () => void;
  readonly takeTheirs: () => void;
  readonly closeConflict: () => void;
  readonly reload: () => void;
}

const path = (locale: Locale, slug: string): string => `/v1/articles/${locale}/${encodeURIComponent(slug)}`;

/** One article being edited: loaded, its draft kept with every change, published against the revision it came from. */
export function useArticle(locale: Locale, slug: string, fresh: Content, now: () => Date): ArticleEditing {
  const [state, setState] = useState<Loading | Loaded>({ is: 'loading' });
  const load = async (): Promise<void> => {
    setState({ is: 'loading' });
    try {
      setState({ is: 'here', article: withDraft(locale, slug, await published(locale, slug), fresh) });
    } catch (error) {
      setState({ is: 'failed', code: codeOf(error) });
    }
  };
  useEffect(() => {
    void load();
  }, [locale, slug]);

  const article = state.is === 'here' ? state.article : undefined;
  const start = article?.published === undefined ? fresh : contentOf(article.published);
  const dirty = article !== undefined && !sameContent(article.content, start);
  const set = (next: ArticleState): void => setState({ is: 'here', article: next });

  const publish = async (over?: number): Promise<boolean> => {
    if (article === undefined || article.saving) return false;
    const { failure: _, restoredFrom: __, conflict: ___, ...rest } = article;
    const content = tidy(article.content);
    const baseRevision = over ?? article.baseRevision;
    set({ ...rest, content, saving: true });
    try {
      const { revision } = await call<{ readonly revision: number }>('PUT', path(locale, slug), {
        ...content,
        baseRevision,
      });
      forgetDraft(locale, slug);
      const updated = now().toISOString().slice(0, 10);
      const next: EditableArticle = { slug, locale, ...content, updated, revision };
      set({ published: next, baseRevision: revision, content, saving: false, savedAs: revision });
      return true;
    } catch (error) {
      const theirs =
        error instanceof ApiError && error.code === 'article_conflict' ? await current(locale, slug) : undefined;
      set({
        ...rest,
        content,
        saving: false,
        ...(theirs === undefined ? { failure: codeOf(error) } : { conflict: theirs }),
      });
      return false;
    }
  };

  return {
    state,
    dirty,
    publish,
    reload: () => void load(),
    change: (change) => {
      if (article === undefined) return;
      const content = { ...article.content, ...change };
      const { savedAs: _, failure: __, ...rest } = article;
      set({ ...rest, content });
      if (sameContent(content, start)) forgetDraft(locale, slug);
      else keepDraft(locale, slug, { content, baseRevision: article.baseRevision, keptAt: now().toISOString() });
    },
    discard: () => {
      if (article === undefined) return;
      forgetDraft(locale, slug);
      set({
        published: article.published,
        baseRevision: article.published?.revision ?? 0,
        content: start,
        saving: false,
      });
    },
    takeTheirs: () => {
      if (article?.conflict === undefined) return;
      forgetDraft(locale, slug);
      const theirs = article.conflict;
      set({ published: theirs, baseRevision: theirs.revision, content: contentOf(theirs), saving: false });
    },
    closeConflict: () => {
      if (article === undefined) return;
      const { conflict: _, ...rest } = article;
      set(rest);
    },
  };
}

async function published(locale: Locale, slug: string): Promise<EditableArticle | undefined> {
  try {
    return await call<EditableArticle>('GET', path(locale, slug));
  } catch (error) {
    if (codeOf(error) === 'article_not_found') return undefined;
    throw error;
  }
}

/** Another look at the server after a conflict; when it fails, the conflict itself is reported. */
async function current(locale: Locale, slug: string): Promise<EditableArticle | undefined> {
  return published(locale, slug).catch(() => undefined);
}

function withDraft(locale: Locale, slug: string, found: EditableArticle | undefined, fresh: Content): ArticleState {
  const base = found === undefined ? fresh : contentOf(found);
  const draft = keptDraft(locale, slug);
  const clean: ArticleState = { published: found, baseRevision: found?.revision ?? 0, content: base, saving: false };
  if (draft === undefined || sameContent(draft.content, base)) return clean;
  // The draft's own base goes along: publishing it over a newer revision must be a decision.
  return { ...clean, content: draft.content, baseRevision: draft.baseRevision, restoredFrom: draft.keptAt };
}

function tidy(content: Content): Content {
  const phrasings = content.phrasings.map((phrasing) => phrasing.trim()).filter((phrasing) => phrasing !== '');
  return { ...content, title: content.title.trim(), body: content.body.trim(), phrasings };
}
