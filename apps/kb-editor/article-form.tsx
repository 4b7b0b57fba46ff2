import { useEffect, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { ArticleFields } from './article-fields.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { isListed, missingParts } from './draft.ts';
import { type ArticleFormProps, FormHead } from './form-head.tsx';
import { withPassages } from './passage-edits.ts';
import { PassageQuestionsPanel } from './passage-questions.tsx';
import { Phrasings } from './phrasings.tsx';
import { SureDialog } from './sure-dialog.tsx';
import { TryQuestion } from './try-question.tsx';
import { type ArticleEditing, type ArticleState, useArticle } from './use-article.ts';

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
  const { content } = article;
  const [asked, setAsked] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const missing = asked ? missingParts(content) : [];
  const publish = async (over?: number): Promise<void> => {
    setAsked(true);
    if (missingParts(content).length > 0) return;
    if (await editing.publish(over)) onPublished();
  };
  return (
    <article class="form" aria-labelledby="form-title">
      <FormHead {...props} onPublish={() => void publish()} onDiscard={() => setDiscarding(true)} />
      <div class="form-fields">
        <ArticleFields
          locale={locale}
          content={content}
          missing={missing}
          onChange={(change) => editing.change(withPassages(content, change))}
        />
        <div class="form-text">
          <Phrasings
            locale={locale}
            phrasings={content.phrasings}
            onChange={(phrasings) => editing.change({ phrasings })}
          />
          <PassageQuestionsPanel
            locale={locale}
            body={content.body}
            passages={content.passages}
            onChange={(passages) => editing.change({ passages })}
          />
          <TryQuestion
            locale={locale}
            slug={slug}
            phrasings={[...content.phrasings, ...content.passages.flatMap(({ phrasings }) => phrasings)]}
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
        <SureDialog
          heading={words.editor.save.discardHeading}
          text={words.editor.save.discardText}
          other={{ name: words.desk.common.cancel, act: () => setDiscarding(false) }}
          main={{
            name: words.editor.save.discard,
            act: () => {
              editing.discard();
              setDiscarding(false);
            },
          }}
          onClose={() => setDiscarding(false)}
        />
      )}
    </article>
  );
}
