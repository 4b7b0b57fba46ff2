import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Translation } from './article-list.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { type Content, isListed, missingParts } from './draft.ts';
import { Phrasings } from './phrasings.tsx';
import { Preview } from './preview.tsx';
import { translationText } from './translation-text.ts';
import { TryQuestion } from './try-question.tsx';
import { type ArticleEditing, type ArticleState, useArticle } from './use-article.ts';

interface ArticleFormProps {
  readonly locale: Locale;
  readonly slug: string;
  /** What a new article starts with. */
  readonly fresh: Content;
  readonly status: Readonly<Record<Locale, Translation>> | undefined;
  readonly onDirty: (dirty: boolean) => void;
  readonly onPublished: () => void;
  readonly onLocale: (locale: Locale) => void;
}

/** One article in one language. */
export function ArticleForm(props: ArticleFormProps) {
  const { locale, slug, fresh, onDirty } = props;
  const { words } = useLanguage();
  const editing = useArticle(locale, slug, fresh, () => new Date());
  useEffect(() => onDirty(editing.dirty), [editing.dirty]);
  if (editing.state.is === 'loading') {
    return (
      <p class="form-state muted" aria-busy="true">
        {words.desk.common.loading}
      </p>
    );
  }
  if (editing.state.is === 'failed') {
    return (
      <div class="form-state" role="alert">
        <p>{errorText(words, editing.state.code)}</p>
        <button type="button" class="button" onClick={editing.reload}>
          {words.desk.common.retry}
        </button>
      </div>
    );
  }
  return <LoadedForm {...props} editing={editing} article={editing.state.article} />;
}

function LoadedForm(props: ArticleFormProps & { readonly editing: ArticleEditing; readonly article: ArticleState }) {
  const { locale, slug, editing, article, onPublished } = props;
  const { words } = useLanguage();
  const text = words.editor.form;
  const { content } = article;
  const [asked, setAsked] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const missing = asked ? missingParts(content) : [];
  const publish = async (over?: number): Promise<void> => {
    setAsked(true);
    if (missingParts(content).length > 0) return;
    if (await editing.publish(over)) onPublished();
  };
  const required = (part: 'title' | 'topic' | 'body') =>
    missing.includes(part) && (
      <span class="field-error" role="alert">
        {text.required}
      </span>
    );
  return (
    <article class="form" aria-labelledby="form-title">
      <FormHead {...props} onPublish={() => void publish()} onDiscard={() => setDiscarding(true)} />
      <div class="form-fields">
        <div class="form-row">
          <label class="field">
            <span id="form-title">{text.titleLabel}</span>
            <input
              lang={locale}
              maxLength={200}
              value={content.title}
              aria-invalid={missing.includes('title')}
              onInput={(event) => editing.change({ title: event.currentTarget.value })}
            />
            {required('title')}
          </label>
          <label class="field">
            <span>{text.topicLabel}</span>
            <select value={content.topic} onChange={(event) => editing.change({ topic: event.currentTarget.value })}>
              <option value="">–</option>
              {Object.entries(words.topics).map(([topic, name]) => (
                <option key={topic} value={topic}>
                  {name}
                </option>
              ))}
            </select>
            {required('topic')}
          </label>
        </div>
        <div class="form-text">
          <label class="field">
            <span>{text.body}</span>
            <textarea
              class="body-box"
              lang={locale}
              maxLength={50_000}
              value={content.body}
              aria-invalid={missing.includes('body')}
              aria-describedby="body-hint"
              onInput={(event) => editing.change({ body: event.currentTarget.value })}
            />
            {required('body')}
            <span id="body-hint" class="small muted">
              {text.bodyHint}
            </span>
          </label>
          <Preview locale={locale} body={content.body} />
        </div>
        <div class="form-text">
          <Phrasings
            locale={locale}
            phrasings={content.phrasings}
            onChange={(phrasings) => editing.change({ phrasings })}
          />
          <TryQuestion
            locale={locale}
            slug={slug}
            phrasings={content.phrasings}
            onAdd={(phrasing) => {
              if (!isListed(content.phrasings, phrasing)) {
                editing.change({ phrasings: [...content.phrasings, phrasing] });
              }
            }}
          />
        </div>
      </div>
      {article.conflict !== undefined && (
        <ConflictDialog
          mine={content}
          theirs={article.conflict}
          onKeepMine={() => void publish(article.conflict?.revision)}
          onTakeTheirs={editing.takeTheirs}
          onLater={editing.closeConflict}
        />
      )}
      {discarding && (
        <Dialog
          heading={words.editor.save.discardHeading}
          closeLabel={words.desk.common.close}
          onClose={() => setDiscarding(false)}
        >
          <p>{words.editor.save.discardText}</p>
          <footer class="dialog-foot">
            <button type="button" class="button" onClick={() => setDiscarding(false)}>
              {words.desk.common.cancel}
            </button>
            <button
              type="button"
              class="button button-main"
              onClick={() => {
                editing.discard();
                setDiscarding(false);
              }}
            >
              {words.editor.save.discard}
            </button>
          </footer>
        </Dialog>
      )}
    </article>
  );
}

interface FormHeadProps extends ArticleFormProps {
  readonly editing: ArticleEditing;
  readonly article: ArticleState;
  readonly onPublish: () => void;
  readonly onDiscard: () => void;
}

function FormHead({ locale, slug, status, editing, article, onLocale, onPublish, onDiscard }: FormHeadProps) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.save;
  const { published } = article;
  const day = new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(reader, { dateStyle: 'medium', timeStyle: 'short' });
  const saved =
    published === undefined
      ? text.never
      : format(text.revision, { revision: published.revision, date: day.format(new Date(published.updated)) });
  return (
    <header class="form-head">
      <div class="form-what">
        <p class="form-slug">
          <code>{slug}</code> <span class="muted small">{saved}</span>
          {published !== undefined && (
            <a class="small" href={`/help/${locale}/${encodeURIComponent(slug)}`} target="_blank" rel="noreferrer">
              {text.view}
            </a>
          )}
        </p>
        <div class="form-actions">
          <span class="small muted" role="status">
            {article.saving
              ? text.publishing
              : article.savedAs !== undefined
                ? format(text.published, { revision: article.savedAs })
                : editing.dirty
                  ? text.unsaved
                  : published !== undefined && text.unchanged}
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
      </div>
      <div class="languages-bar" role="toolbar" aria-label={words.editor.translation.heading}>
        {LOCALES.map((candidate) => {
          const standing = status?.[candidate] ?? { is: 'missing' as const };
          return (
            <button
              key={candidate}
              type="button"
              class="language-tab"
              aria-current={candidate === locale ? 'true' : undefined}
              onClick={() => onLocale(candidate)}
            >
              <span lang={candidate}>{LOCALE_NAMES[candidate]}</span>
              <span class={`small standing standing-${standing.is}`}>{translationText(words, standing)}</span>
            </button>
          );
        })}
      </div>
      {article.restoredFrom !== undefined && editing.dirty && (
        <p class="callout" role="status">
          {format(text.restored, { time: moment.format(new Date(article.restoredFrom)) })}
        </p>
      )}
      {published?.shipped !== undefined && (
        <div class="callout callout-row">
          <p>{text.differs}</p>
          <button
            type="button"
            class="button button-small"
            onClick={() => published.shipped !== undefined && editing.change(published.shipped)}
          >
            {text.takeShipped}
          </button>
        </div>
      )}
      {article.failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, article.failure)}
        </p>
      )}
    </header>
  );
}
