import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Translation } from './article-list.ts';
import { type Content, contentOf } from './draft.ts';
import { translationText } from './translation-text.ts';
import type { ArticleEditing, ArticleState } from './use-article.ts';

export interface ArticleFormProps {
  readonly locale: Locale;
  readonly slug: string;
  /** What a new article starts with. */
  readonly fresh: Content;
  readonly status: Readonly<Record<Locale, Translation>> | undefined;
  readonly onDirty: (dirty: boolean) => void;
  readonly onPublished: () => void;
  readonly onLocale: (locale: Locale) => void;
}

interface FormHeadProps extends ArticleFormProps {
  readonly editing: ArticleEditing;
  readonly article: ArticleState;
  readonly onPublish: () => void;
  readonly onDiscard: () => void;
}

/** Above the form: what is open, how it stands in each language, and what can be done with it. */
export function FormHead({ locale, slug, status, editing, article, onLocale, onPublish, onDiscard }: FormHeadProps) {
  return (
    <header class="form-head">
      <div class="form-what">
        <WhichRevision locale={locale} slug={slug} article={article} />
        <SaveActions editing={editing} article={article} onPublish={onPublish} onDiscard={onDiscard} />
      </div>
      <LanguagesBar current={locale} status={status} onLocale={onLocale} />
      <FormNotes editing={editing} article={article} />
    </header>
  );
}

function WhichRevision({ locale, slug, article: { published } }: Pick<FormHeadProps, 'locale' | 'slug' | 'article'>) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.save;
  const day = new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeZone: 'UTC' });
  const saved =
    published === undefined
      ? text.never
      : format(text.revision, { revision: published.revision, date: day.format(new Date(published.updated)) });
  return (
    <p class="form-slug">
      <code>{slug}</code> <span class="muted small">{saved}</span>
      {published !== undefined && (
        <a class="small" href={`/help/${locale}/${encodeURIComponent(slug)}`} target="_blank" rel="noreferrer">
          {text.view}
        </a>
      )}
    </p>
  );
}

type SaveActionsProps = Pick<FormHeadProps, 'editing' | 'article' | 'onPublish' | 'onDiscard'>;

function SaveActions({ editing, article, onPublish, onDiscard }: SaveActionsProps) {
  const { words } = useLanguage();
  const text = words.editor.save;
  const standing = (): string => {
    if (article.saving) return text.publishing;
    if (article.savedAs !== undefined) return format(text.published, { revision: article.savedAs });
    if (editing.dirty) return text.unsaved;
    return article.published === undefined ? '' : text.unchanged;
  };
  return (
    <div class="form-actions">
      <span class="small muted" role="status">
        {standing()}
      </span>
      {editing.dirty && (
        <button type="button" class="button" onClick={onDiscard}>
          {text.discard}
        </button>
      )}
      <button
        type="button"
        class="button button-main"
        aria-disabled={article.saving || !editing.dirty}
        onClick={() => editing.dirty && onPublish()}
      >
        {text.publish}
      </button>
    </div>
  );
}

interface LanguagesBarProps extends Pick<FormHeadProps, 'status' | 'onLocale'> {
  readonly current: Locale;
}

function LanguagesBar({ current, status, onLocale }: LanguagesBarProps) {
  const { words } = useLanguage();
  return (
    <div class="languages-bar" role="toolbar" aria-label={words.editor.translation.heading}>
      {LOCALES.map((candidate) => {
        const standing = status?.[candidate] ?? { is: 'missing' as const };
        return (
          <button
            key={candidate}
            type="button"
            class="language-tab"
            aria-current={candidate === current ? 'true' : undefined}
            onClick={() => onLocale(candidate)}
          >
            <span lang={candidate}>{LOCALE_NAMES[candidate]}</span>
            <span class={`small standing standing-${standing.is}`}>{translationText(words, standing)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** A draft that was found again, a newer text that came with the product, a refusal. */
function FormNotes({ editing, article }: Pick<FormHeadProps, 'editing' | 'article'>) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.save;
  const moment = new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeStyle: 'short' });
  const shipped = article.published?.shipped;
  return (
    <>
      {article.restoredFrom !== undefined && editing.dirty && (
        <p class="callout" role="status">
          {format(text.restored, { time: moment.format(new Date(article.restoredFrom)) })}
        </p>
      )}
      {shipped !== undefined && (
        <div class="callout callout-row">
          <p>{text.differs}</p>
          <button type="button" class="button button-small" onClick={() => editing.change(contentOf(shipped))}>
            {text.takeShipped}
          </button>
        </div>
      )}
      {article.failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, article.failure)}
        </p>
      )}
    </>
  );
}
