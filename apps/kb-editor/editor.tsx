import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { ArticleForm } from './article-form.tsx';
import { type ArticleGroup, type ArticleLine, groupArticles, type ListFilter, shownLine } from './article-list.ts';
import { ListPanel } from './list-panel.tsx';
import { NewArticle } from './new-article.tsx';
import { closeGapOf } from './questions/gap-drafts.ts';

interface Place {
  readonly locale: Locale;
  readonly slug: string | undefined;
}

/** Where the address says the editor is: `#vi/refund-time`. */
function placeInAddress(fallback: Locale): Place {
  const [tag = '', slug = ''] = location.hash.slice(1).split('/');
  const locale = LOCALES.find((candidate) => candidate === tag) ?? fallback;
  return { locale, slug: slug === '' ? undefined : decodeURIComponent(slug) };
}

/** The whole editor of one signed-in member of the staff. */
export function Editor({ staff, tabs }: { staff: Staff; tabs: ComponentChildren }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor;
  const [place, setPlace] = useState(() => placeInAddress(reader));
  const [filter, setFilter] = useState<Omit<ListFilter, 'locale'>>({ topic: '', text: '', onlyBehind: false });
  const [groups, setGroups] = useState<readonly ArticleGroup[]>();
  const [failure, setFailure] = useState<string>();
  const [dirty, setDirty] = useState(false);
  const [leaving, setLeaving] = useState<Place>();
  const [creating, setCreating] = useState(false);
  const dirtyNow = useRef(dirty);
  dirtyNow.current = dirty;

  const load = async (): Promise<void> => {
    try {
      const { articles } = await call<{ readonly articles: readonly ArticleLine[] }>('GET', '/v1/articles');
      setGroups(groupArticles(articles));
      setFailure(undefined);
    } catch (error) {
      if (codeOf(error) === 'login_required') staff.expired();
      else setFailure(codeOf(error));
    }
  };
  useEffect(() => {
    void load();
    const guard = (event: BeforeUnloadEvent): void => {
      if (dirtyNow.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, []);

  const go = (next: Place): void => {
    history.replaceState(null, '', next.slug === undefined ? `#${next.locale}` : `#${next.locale}/${next.slug}`);
    setPlace(next);
    setDirty(false);
    setLeaving(undefined);
  };
  const ask = (next: Place): void => {
    if (dirty && (next.slug !== place.slug || next.locale !== place.locale)) setLeaving(next);
    else go(next);
  };

  const group = groups?.find((candidate) => candidate.slug === place.slug);
  const topic = group === undefined ? filter.topic : (shownLine(group, place.locale)?.topic ?? '');
  return (
    <div class={place.slug === undefined ? 'editor editor-at-list' : 'editor editor-at-form'}>
      <header class="top-bar">
        <button
          type="button"
          class="icon-button narrow-only"
          aria-label={text.list.heading}
          onClick={() => ask({ ...place, slug: undefined })}
        >
          <Icon name="back" />
        </button>
        <span class="brand-mark" aria-hidden="true" />
        <h1>{text.title}</h1>
        <div class="top-bar-end">
          <LanguageMenu label={words.desk.common.language} />
          <button type="button" class="button" onClick={staff.signOut}>
            {words.desk.common.signOut}
          </button>
        </div>
      </header>
      {tabs}
      {failure !== undefined && (
        <div class="callout callout-danger list-failure" role="alert">
          {errorText(words, failure)}{' '}
          <button type="button" class="link-button" onClick={() => void load()}>
            {words.desk.common.retry}
          </button>
        </div>
      )}
      <ListPanel
        groups={groups}
        filter={{ ...filter, locale: place.locale }}
        chosen={place.slug}
        onFilter={({ locale, ...change }) => {
          setFilter({ ...filter, ...change });
          if (locale !== undefined) ask({ ...place, locale });
        }}
        onChoose={(slug) => ask({ ...place, slug })}
        onCreate={() => setCreating(true)}
      />
      <main class="form-place">
        {place.slug === undefined ? (
          <div class="form-state">
            <h2>{text.list.pick}</h2>
            <p class="muted">{text.list.pickHint}</p>
          </div>
        ) : (
          groups !== undefined && (
            <ArticleForm
              key={`${place.locale}/${place.slug}`}
              locale={place.locale}
              slug={place.slug}
              fresh={{ title: '', topic, body: '', phrasings: [] }}
              status={group?.status}
              onDirty={setDirty}
              onPublished={() => {
                closeGapOf(place.locale, place.slug ?? '');
                void load();
              }}
              onLocale={(locale) => ask({ ...place, locale })}
            />
          )
        )}
      </main>
      {creating && (
        <NewArticle
          taken={(slug) => groups?.some((candidate) => candidate.slug === slug) ?? false}
          onCreate={(slug) => {
            setCreating(false);
            ask({ ...place, slug });
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {leaving !== undefined && (
        <Dialog heading={text.leave.heading} closeLabel={words.desk.common.close} onClose={() => setLeaving(undefined)}>
          <p>{text.leave.text}</p>
          <footer class="dialog-foot">
            <button type="button" class="button" onClick={() => go(leaving)}>
              {text.leave.leave}
            </button>
            <button type="button" class="button button-main" onClick={() => setLeaving(undefined)}>
              {text.leave.stay}
            </button>
          </footer>
        </Dialog>
      )}
    </div>
  );
}
