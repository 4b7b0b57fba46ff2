import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { PassageQuestions } from '../../protocol/passages.ts';
import { type AskedPassage, askedPassages, changeAsked, lostPassages, moveAsked, wordsOf } from './passage-edits.ts';
import { QuestionLines } from './question-lines.tsx';

interface PassageQuestionsPanelProps {
  readonly locale: Locale;
  readonly body: string;
  readonly passages: readonly PassageQuestions[];
  readonly onChange: (passages: readonly PassageQuestions[]) => void;
}

/** What is asked of single paragraphs: it decides which of them is shown. */
export function PassageQuestionsPanel({ locale, body, passages, onChange }: PassageQuestionsPanelProps) {
  const { words } = useLanguage();
  const text = words.editor.passages;
  const all = askedPassages(body, passages);
  const lost = lostPassages(body, passages);
  if (all.length < 2 && passages.length === 0) return null;
  const known = passages.reduce((sum, asked) => sum + countOf(asked), 0);
  return (
    <section aria-labelledby="passages" class="panel">
      <h2 id="passages">
        {text.heading} <span class="count">{known}</span>
      </h2>
      <p class="small muted">{text.hint}</p>
      {lost.map((asked) => (
        <LostPassage
          key={asked.opens}
          asked={asked}
          locale={locale}
          all={all}
          onMove={(to) => onChange(moveAsked(passages, asked, to))}
          onDrop={() => onChange(passages.filter((other) => other !== asked))}
        />
      ))}
      {all.map(({ opens, words: first, asked }, at) => (
        <details key={at} class="passage">
          <summary>
            <span lang={locale} class="passage-opens">
              {first}
            </span>
            <span class="count">{asked === undefined ? 0 : countOf(asked)}</span>
          </summary>
          <QuestionLines
            locale={locale}
            lines={asked?.phrasings ?? []}
            placeholder={words.editor.phrasings.placeholder}
            onChange={(phrasings) => onChange(changeAsked(passages, asked?.opens ?? opens, { phrasings }))}
          />
          <h3>{text.followUps}</h3>
          <p class="small muted">{text.followUpsHint}</p>
          <QuestionLines
            locale={locale}
            lines={asked?.followUps ?? []}
            placeholder={text.followUpsPlaceholder}
            onChange={(followUps) => onChange(changeAsked(passages, asked?.opens ?? opens, { followUps }))}
          />
        </details>
      ))}
    </section>
  );
}

interface LostPassageProps {
  readonly asked: PassageQuestions;
  readonly locale: Locale;
  readonly all: readonly AskedPassage[];
  readonly onMove: (to: AskedPassage) => void;
  readonly onDrop: () => void;
}

/** Questions whose paragraph was taken out or taken apart: nothing is thrown away unasked. */
function LostPassage({ asked, locale, all, onMove, onDrop }: LostPassageProps) {
  const { words } = useLanguage();
  const text = words.editor.passages;
  return (
    <div class="passage-lost" role="status">
      <p>
        {format(text.lost, { count: countOf(asked) })} <q lang={locale}>{wordsOf(asked.opens)} …</q>
      </p>
      <div class="passage-lost-acts">
        <select
          aria-label={text.moveTo}
          value=""
          onChange={(event) => {
            const to = all.find(({ opens }) => opens === event.currentTarget.value);
            if (to !== undefined) onMove(to);
          }}
        >
          <option value="">{text.moveTo}</option>
          {all.map(({ opens, words: first }) => (
            <option key={opens} value={opens} lang={locale}>
              {first}
            </option>
          ))}
        </select>
        <button type="button" class="button button-small" onClick={onDrop}>
          {text.drop}
        </button>
      </div>
    </div>
  );
}

function countOf({ phrasings, followUps = [] }: PassageQuestions): number {
  return phrasings.length + followUps.length;
}
