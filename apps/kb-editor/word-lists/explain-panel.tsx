import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { call, codeOf } from '../../../browser/api.ts';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { LOCALE_NAMES, type Locale } from '../../../protocol/locale.ts';
import type { ExplainedSearch, Replaced } from '../../../protocol/word-lists.ts';

/** Shows what the bot would make of a question now, and which words decided it. */
export function ExplainPanel({ locale }: { locale: Locale }) {
  const { words } = useLanguage();
  const text = words.editor.explain;
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<ExplainedSearch>();
  const [failure, setFailure] = useState<string>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (question.trim() === '') return;
    try {
      setAnswer(await call<ExplainedSearch>('POST', '/v1/help/explain', { locale, text: question.trim() }));
      setFailure(undefined);
    } catch (error) {
      setFailure(codeOf(error));
      setAnswer(undefined);
    }
  };
  return (
    <section class="panel" aria-labelledby="explain">
      <h2 id="explain">{words.editor.try.heading}</h2>
      <p class="small muted">{text.hint}</p>
      <form class="add-row" onSubmit={submit}>
        <label class="field">
          <span class="visually-hidden">{words.editor.try.label}</span>
          <input
            lang={locale}
            maxLength={2_000}
            placeholder={words.editor.try.label}
            value={question}
            onInput={(event) => setQuestion(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" aria-disabled={question.trim() === ''}>
          {words.editor.try.submit}
        </button>
      </form>
      <div role="status" class="explained">
        {failure !== undefined && <p class="callout callout-danger">{errorText(words, failure)}</p>}
        {answer !== undefined && <Explained answer={answer} />}
      </div>
    </section>
  );
}

function Explained({ answer }: { answer: ExplainedSearch }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.explain;
  const percent = new Intl.NumberFormat(reader, { style: 'percent' });
  const { detectedLocale, stop, hits } = answer;
  return (
    <>
      {stop !== undefined && (
        <p class="callout callout-caution">
          {text.stop} “{stop.phrase}” – {words.editor.words.actions[stop.entry.action]}
        </p>
      )}
      <p>
        <strong>{words.editor.try[answer.decision]}</strong>
      </p>
      <dl class="explained-facts">
        <Fact name={text.language}>{LOCALE_NAMES[detectedLocale]}</Fact>
        <Fact name={text.understood}>
          <span lang={detectedLocale}>{answer.words.join(' ') || '–'}</span>
        </Fact>
        <Replacements name={text.slang} list={answer.slang} />
        <Replacements name={text.corrections} list={answer.corrections} />
        <Replacements name={text.synonyms} list={answer.synonyms} />
        <Fact name={text.inScope}>{percent.format(answer.inScope)}</Fact>
        <Fact name={text.margin}>{percent.format(answer.margin)}</Fact>
      </dl>
      <ol class="try-hits">
        {hits.map((hit) => (
          <li key={`${hit.locale}/${hit.slug}`}>
            <span lang={hit.locale}>{hit.title}</span> <span class="small muted">{hit.score.toFixed(2)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt class="small muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Replacements({ name, list }: { name: string; list: readonly Replaced[] }) {
  if (list.length === 0) return null;
  return (
    <Fact name={name}>
      {list.map(({ from, to }) => (
        <span key={from} class="tag replaced">
          {from} → {to}
        </span>
      ))}
    </Fact>
  );
}
