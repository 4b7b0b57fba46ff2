import { useState } from 'preact/hooks';
import { call, codeOf } from '../../browser/api.ts';
import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { HelpSearchAnswer } from '../../protocol/api.ts';
import type { Locale } from '../../protocol/locale.ts';
import { isListed } from './draft.ts';

const HITS = 5;

interface TryQuestionProps {
  readonly locale: Locale;
  readonly slug: string;
  readonly phrasings: readonly string[];
  readonly onAdd: (phrasing: string) => void;
}

/** Shows what the assistant would do with a question now, and where this article stands for it. */
export function TryQuestion({ locale, slug, phrasings, onAdd }: TryQuestionProps) {
  const { words } = useLanguage();
  const text = words.editor.try;
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<HelpSearchAnswer>();
  const [failure, setFailure] = useState<string>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const asked = question.trim();
    if (asked === '') return;
    const query = new URLSearchParams({ locale, q: asked, limit: String(HITS) });
    try {
      setAnswer(await call<HelpSearchAnswer>('GET', `/v1/help/search?${query}`));
      setFailure(undefined);
    } catch (error) {
      setFailure(codeOf(error));
      setAnswer(undefined);
    }
  };
  const rank = answer === undefined ? -1 : answer.hits.findIndex((hit) => hit.slug === slug);
  return (
    <section aria-labelledby="try" class="panel">
      <h2 id="try">{text.heading}</h2>
      <p class="small muted">{text.hint}</p>
      <form class="add-row" onSubmit={submit}>
        <label class="field">
          <span class="visually-hidden">{text.label}</span>
          <input
            lang={locale}
            maxLength={300}
            placeholder={text.label}
            value={question}
            onInput={(event) => setQuestion(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" aria-disabled={question.trim() === ''}>
          {text.submit}
        </button>
      </form>
      <div role="status" class="try-answer">
        {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
        {answer !== undefined && (
          <>
            <p>
              <strong>{text[answer.decision]}</strong>
            </p>
            <ol class="try-hits">
              {answer.hits.map((hit) => (
                <li key={`${hit.locale}/${hit.slug}`} class={hit.slug === slug ? 'try-hit-own' : ''} lang={hit.locale}>
                  {hit.title} <span class="small muted">{hit.score.toFixed(2)}</span>
                </li>
              ))}
            </ol>
            <p class="small muted">{rank < 0 ? text.notFound : format(text.rank, { rank: rank + 1 })}</p>
            {!isListed(phrasings, answer.query) && (
              <button type="button" class="button button-small" onClick={() => onAdd(answer.query)}>
                {text.addPhrasing}
              </button>
            )}
          </>
        )}
      </div>
    </section>
  );
}
