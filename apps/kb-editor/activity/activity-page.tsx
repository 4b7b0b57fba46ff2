import { useState } from 'preact/hooks';
import { call } from '../../../browser/api.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import type { SearchActivity, SearchDay } from '../../../protocol/learning.ts';
import { LOCALE_NAMES, LOCALES } from '../../../protocol/locale.ts';
import { DayPlot, DECISIONS } from './day-plot.tsx';

const DAYS = 30;

/** What became of the questions of the last days, and which articles helped. */
export function ActivityPage({ onExpired }: { onExpired: () => void }) {
  const { words } = useLanguage();
  const text = words.editor.activity;
  const [locale, setLocale] = useState('');
  const { state, reload } = useLoaded(
    () => call<SearchActivity>('GET', `/v1/learning/activity?days=${DAYS}${locale === '' ? '' : `&locale=${locale}`}`),
    [locale],
    onExpired,
  );
  return (
    <div class="operator-page">
      <div class="page-filter">
        <label class="field locale-select">
          <span>{text.locale}</span>
          <select value={locale} onChange={(event) => setLocale(event.currentTarget.value)}>
            <option value="">{text.allLocales}</option>
            {LOCALES.map((candidate) => (
              <option key={candidate} value={candidate} lang={candidate}>
                {LOCALE_NAMES[candidate]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <LoadState state={state} onRetry={reload} />
      {state.is === 'here' && (
        <>
          <Questions days={state.value.days} />
          <Articles articles={state.value.articles} />
        </>
      )}
    </div>
  );
}

function Questions({ days }: { days: readonly SearchDay[] }) {
  const { locale, words } = useLanguage();
  const text = words.editor.activity;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const totals = DECISIONS.map((decision) => ({
    decision,
    count: days.reduce((sum, day) => sum + day[decision], 0),
  }));
  const all = totals.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="panel" aria-labelledby="activity">
      <h2 id="activity">{text.heading}</h2>
      <p class="small muted">{text.hint}</p>
      {all === 0 ? (
        <p class="part-state muted">{text.none}</p>
      ) : (
        <>
          <DayPlot days={days} />
          <ul class="legend">
            {totals.map(({ decision, count }) => (
              <li key={decision}>
                <span class={`swatch plot-${decision}`} aria-hidden="true" /> {text[decision]}{' '}
                <strong>{number.format(count)}</strong> <span class="muted">{percent.format(count / all)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Articles({ articles }: { articles: SearchActivity['articles'] }) {
  const { locale, words } = useLanguage();
  const text = words.editor.activity;
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <section class="panel" aria-labelledby="helped">
      <h2 id="helped">{text.helped}</h2>
      {articles.length === 0 ? (
        <p class="part-state muted">{text.noRatings}</p>
      ) : (
        <table class="rates">
          <thead>
            <tr>
              <th scope="col">{text.article}</th>
              <th scope="col" class="number">
                {text.rated}
              </th>
              <th scope="col" class="number">
                {text.helpful}
              </th>
            </tr>
          </thead>
          <tbody>
            {articles.map((article) => (
              <tr key={`${article.locale}/${article.slug}`}>
                <th scope="row">
                  <a href={`#${article.locale}/${article.slug}`} lang={article.locale}>
                    {article.title}
                  </a>{' '}
                  <span class="small muted">{LOCALE_NAMES[article.locale]}</span>
                </th>
                <td class="number">{number.format(article.rated)}</td>
                <td class="number">{percent.format(article.helpful / article.rated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
