import { useEffect, useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import type { EditableArticle, PublishedArticle } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
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
  // What was typed while a request was under way stays: every step starts from the newest state.
  const update = (step: (article: ArticleState) => ArticleState): void =>
    setState((now) => (now.is === 'here' ? { is: 'here', article: step(now.article) } : now));

  const publish = async (over?: number): Promise<boolean> => {
    if (article === undefined || article.saving) return false;
    const sent = article.content;
    const content = tidy(sent);
    const baseRevision = over ?? article.baseRevision;
    update(({ failure: _, restoredFrom: __, conflict: ___, ...rest }) => ({ ...rest, saving: true }));
    try {
      const next = await put({ locale, slug, ...content, updated: now().toISOString().slice(0, 10) }, baseRevision);
      const { revision } = next;
      update((latest) => {
        const typedOn = !sameContent(latest.content, sent);
        if (typedOn)
          keepDraft(locale, slug, { content: latest.content, baseRevision: revision, keptAt: now().toISOString() });
        else forgetDraft(locale, slug);
        const after = typedOn ? latest.content : content;
        return { published: next, baseRevision: revision, content: after, saving: false, savedAs: revision };
      });
      return true;
    } catch (error) {
      const code = codeOf(error);
      const theirs = code === 'article_conflict' ? await published(locale, slug).catch(() => undefined) : undefined;
      const outcome = theirs === undefined ? { failure: code } : { conflict: theirs };
      update((latest) => ({ ...latest, saving: false, ...outcome }));
      return false;
    }
  };

  return {
    state,
    dirty,
    publish,
    reload: () => void load(),
    change: (change) =>
      update(({ savedAs: _, failure: __, ...latest }) => {
        const content = { ...latest.content, ...change };
        const { baseRevision } = latest;
        if (sameContent(content, start)) forgetDraft(locale, slug);
        else keepDraft(locale, slug, { content, baseRevision, keptAt: now().toISOString() });
        return { ...latest, content };
      }),
    discard: () => {
      forgetDraft(locale, slug);
      update((latest) => settled(latest.published, start));
    },
    takeTheirs: () => {
      forgetDraft(locale, slug);
      update((latest) =>
        latest.conflict === undefined ? latest : settled(latest.conflict, contentOf(latest.conflict)),
      );
    },
    closeConflict: () => update(({ conflict: _, ...rest }) => rest),
  };
}

/** Publishes it over `baseRevision`; gives it as it is now published. */
async function put(
  article: Omit<EditableArticle, 'revision' | 'shipped'>,
  baseRevision: number,
): Promise<EditableArticle> {
  const { locale, slug, updated: _, ...content } = article;
  const { revision, shipped } = await call<PublishedArticle>('PUT', path(locale, slug), { ...content, baseRevision });
  return { ...article, revision, ...(shipped === undefined ? {} : { shipped }) };
}

function settled(article: EditableArticle | undefined, content: Content): ArticleState {
  return { published: article, baseRevision: article?.revision ?? 0, content, saving: false };
}

async function published(locale: Locale, slug: string): Promise<EditableArticle | undefined> {
  try {
    return await call<EditableArticle>('GET', path(locale, slug));
  } catch (error) {
    if (codeOf(error) === 'article_not_found') return undefined;
    throw error;
  }
}

function withDraft(locale: Locale, slug: string, found: EditableArticle | undefined, fresh: Content): ArticleState {
  const base = found === undefined ? fresh : contentOf(found);
  const draft = keptDraft(locale, slug);
  const clean = settled(found, base);
  if (draft === undefined) return clean;
  const content = { passages: base.passages, ...draft.content };
  if (sameContent(content, base)) return clean;
  // The draft's own base goes along: publishing it over a newer revision must be a decision.
  return { ...clean, content, baseRevision: draft.baseRevision, restoredFrom: draft.keptAt };
}

function tidy(content: Content): Content {
  const phrasings = content.phrasings.map((phrasing) => phrasing.trim()).filter((phrasing) => phrasing !== '');
  const passages = content.passages.filter(({ phrasings: own, followUps = [] }) => own.length + followUps.length > 0);
  return { ...content, title: content.title.trim(), body: content.body.trim(), phrasings, passages };
}
