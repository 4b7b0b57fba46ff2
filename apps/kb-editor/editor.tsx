import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import type { Staff } from '../../browser/staff-gate.tsx';
import { StaffTopBar } from '../../browser/staff-top-bar.tsx';
import { ArticleForm } from './article-form.tsx';
import { type ListFilter, shownLine } from './article-list.ts';
import { usePlaces } from './editor-place.ts';
import { ListPanel } from './list-panel.tsx';
import { NewArticle } from './new-article.tsx';
import { closeGapOf } from './questions/gap-drafts.ts';
import { SureDialog } from './sure-dialog.tsx';
import { type Articles, useArticles } from './use-articles.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

/** The whole editor of one signed-in member of the staff. */
export function Editor({ staff, tabs }: { staff: Staff; tabs: ComponentChildren }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor;
  const articles = useArticles(staff.expired);
  const { groups } = articles;
  const [filter, setFilter] = useState<Omit<ListFilter, 'locale'>>({ topic: '', text: '', onlyBehind: false });
  const [dirty, setDirty] = useState(false);
  const [creating, setCreating] = useState(false);
  const { place, leaving, ask, leave, stay } = usePlaces(reader, dirty, () => setDirty(false));
  useLeaveGuard(dirty);
  const { locale, slug } = place;
  const group = groups?.find((candidate) => candidate.slug === slug);
  const topic = group === undefined ? filter.topic : (shownLine(group, locale)?.topic ?? '');
  return (
    <div class={slug === undefined ? 'editor editor-at-list' : 'editor editor-at-form'}>
      <StaffTopBar
        title={text.title}
        staff={staff}
        before={<ToList name={text.list.heading} onClick={() => ask({ locale, slug: undefined })} />}
      />
      {tabs}
      <Failure articles={articles} />
      <ListPanel
        groups={groups}
        filter={{ ...filter, locale }}
        chosen={slug}
        onFilter={({ locale: next, ...change }) => {
          setFilter({ ...filter, ...change });
          if (next !== undefined) ask({ locale: next, slug });
        }}
        onChoose={(chosen) => ask({ locale, slug: chosen })}
        onCreate={() => setCreating(true)}
      />
      <main class="form-place">
        {slug === undefined && (
          <div class="form-state">
            <h2>{text.list.pick}</h2>
            <p class="muted">{text.list.pickHint}</p>
          </div>
        )}
        {slug !== undefined && groups !== undefined && (
          <ArticleForm
            key={`${locale}/${slug}`}
            locale={locale}
            slug={slug}
            fresh={{ title: '', topic, body: '', phrasings: [], passages: [] }}
            status={group?.status}
            onDirty={setDirty}
            onPublished={() => {
              closeGapOf(locale, slug);
              articles.reload();
            }}
            onLocale={(next) => ask({ locale: next, slug })}
          />
        )}
      </main>
      {creating && (
        <NewArticle
          taken={(wanted) => groups?.some((candidate) => candidate.slug === wanted) ?? false}
          onCreate={(created) => {
            setCreating(false);
            ask({ locale, slug: created });
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {leaving !== undefined && (
        <SureDialog
          heading={text.leave.heading}
          text={text.leave.text}
          other={{ name: text.leave.leave, act: leave }}
          main={{ name: text.leave.stay, act: stay }}
          onClose={stay}
        />
      )}
    </div>
  );
}

function ToList({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <button type="button" class="icon-button narrow-only" aria-label={name} onClick={onClick}>
      <Icon name="back" />
    </button>
  );
}

function Failure({ articles: { failure, reload } }: { articles: Articles }) {
  const { words } = useLanguage();
  if (failure === undefined) return null;
  return (
    <div class="callout callout-danger list-failure" role="alert">
      {errorText(words, failure)}{' '}
      <button type="button" class="link-button" onClick={reload}>
        {words.desk.common.retry}
      </button>
    </div>
  );
}
