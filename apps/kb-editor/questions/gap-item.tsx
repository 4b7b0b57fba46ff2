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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(gap.examples.map((one) => one.text)));
  const [slug, setSlug] = useState('');
  const [creating, setCreating] = useState(false);
  const { busy, failure, act } = useAct(onDone);
  const path = `/v1/learning/gaps/${encodeURIComponent(gap.id)}`;
  const texts = gap.examples
    .map((one) => one.text.replaceAll('…', ' ').trim())
    .filter((_, at) => {
      const example = gap.examples[at];
      return example !== undefined && chosen.has(example.text);
    });
  const toggle = (example: string): void => {
    const next = new Set(chosen);
    if (!next.delete(example)) next.add(example);
    setChosen(next);
  };
  const ready = slug !== '' && texts.length > 0 && !busy;
  return (
    <li class="card">
      <p class="card-head">
        <strong>{plural(reader, text.asked, gap.count)}</strong>
        <Sparkline days={gap.days} label={text.trend} />
      </p>
      <ul class="examples" lang={gap.locale}>
        {gap.examples.map((example) => (
          <li key={example.text}>
            <label class="check">
              <input type="checkbox" checked={chosen.has(example.text)} onChange={() => toggle(example.text)} />
              <span class="breakable">
                {example.text} {example.count > 1 && <span class="count">× {example.count}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {failure !== undefined && (
        <p class="callout callout-danger" role="alert">
          {errorText(words, failure)}
        </p>
      )}
      <div class="card-actions">
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
        <button
          type="button"
          class="button button-small"
          aria-disabled={!ready}
          onClick={() => ready && void act(`${path}/attach`, { slug, texts })}
        >
          {text.attach}
        </button>
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
