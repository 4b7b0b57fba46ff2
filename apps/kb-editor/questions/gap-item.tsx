import { useState } from 'preact/hooks';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { plural } from '../../../locales/plural.ts';
import type { Gap } from '../../../protocol/learning.ts';
import type { ArticleLine } from '../article-list.ts';
import { NewArticle } from '../new-article.tsx';
import { beginArticle } from './gap-drafts.ts';
import { Sparkline } from './sparkline.tsx';
import { useAct } from './use-act.ts';

interface GapItemProps {
  readonly gap: Gap;
  readonly articles: readonly ArticleLine[];
  readonly onDone: () => void;
}

/** Questions without an answer that are alike: they get an article, go to one that is there, or are let be. */
export function GapItem({ gap, articles, onDone }: GapItemProps) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.questions;
  const [chosen, setChosen] = useState<readonly string[]>(() => gap.examples.map((one) => one.text));
  const [creating, setCreating] = useState(false);
  const { busy, failure, act } = useAct(onDone);
  const path = `/v1/learning/gaps/${encodeURIComponent(gap.id)}`;
  const texts = gap.examples
    .filter((example) => chosen.includes(example.text))
    .map((example) => example.text.replaceAll('…', ' ').trim());
  return (
    <li class="card">
      <p class="card-head">
        <strong>{plural(reader, text.asked, gap.count)}</strong>
        <Sparkline days={gap.days} label={text.trend} />
      </p>
      <Examples gap={gap} chosen={chosen} onChange={setChosen} />
      {failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, failure)}
        </p>
      )}
      <div class="card-actions">
        <AttachTo
          articles={articles}
          ready={texts.length > 0 && !busy}
          onAttach={(slug) => void act(`${path}/attach`, { slug, texts })}
        />
        <button type="button" class="button button-small" onClick={() => setCreating(true)}>
          {text.create}
        </button>
        <button
          type="button"
          class="button button-small"
          aria-disabled={busy}
          onClick={() => void act(`${path}/ignore`, {})}
        >
          {text.ignore}
        </button>
      </div>
      {creating && (
        <NewArticle
          taken={(wanted) => articles.some((article) => article.slug === wanted)}
          onClose={() => setCreating(false)}
          onCreate={(wanted) => {
            beginArticle(gap, wanted, texts, new Date().toISOString());
            location.hash = `${gap.locale}/${wanted}`;
          }}
        />
      )}
    </li>
  );
}

interface ExamplesProps {
  readonly gap: Gap;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The questions as they were asked; those that do not belong here can be left out. */
function Examples({ gap, chosen, onChange }: ExamplesProps) {
  const toggled = (one: string) => (chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one]);
  return (
    <ul class="examples" lang={gap.locale}>
      {gap.examples.map(({ text, count }) => (
        <li key={text}>
          <label class="check">
            <input type="checkbox" checked={chosen.includes(text)} onChange={() => onChange(toggled(text))} />
            <span class="breakable">
              {text} {count > 1 && <span class="count">× {count}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

interface AttachToProps {
  readonly articles: readonly ArticleLine[];
  readonly ready: boolean;
  readonly onAttach: (slug: string) => void;
}

/** The article that answers these questions already. */
function AttachTo({ articles, ready, onAttach }: AttachToProps) {
  const { words } = useLanguage();
  const text = words.editor.questions;
  const [slug, setSlug] = useState('');
  const can = ready && slug !== '';
  return (
    <>
      <label class="field attach-to">
        <span class="visually-hidden">{text.attachTo}</span>
        <select value={slug} onChange={(event) => setSlug(event.currentTarget.value)}>
          <option value="">{text.attachTo}</option>
          {articles.map((article) => (
            <option key={article.slug} value={article.slug} lang={article.locale}>
              {article.title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button button-small" aria-disabled={!can} onClick={() => can && onAttach(slug)}>
        {text.attach}
      </button>
    </>
  );
}
