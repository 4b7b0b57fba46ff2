import { useEffect, useState } from 'preact/hooks';
import { call } from '../../../browser/api.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import type { Gap, Proposal } from '../../../protocol/learning.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import type { ArticleLine } from '../article-list.ts';
import { LocaleSelect } from '../locale-select.tsx';
import { GapItem } from './gap-item.tsx';
import { ProposalItem } from './proposal-item.tsx';

interface Questions {
  readonly proposals: readonly Proposal[];
  readonly gaps: readonly Gap[];
  readonly articles: readonly ArticleLine[];
}

async function read(locale: Locale): Promise<Questions> {
  const [{ proposals }, { gaps }, { articles }] = await Promise.all([
    call<Pick<Questions, 'proposals'>>('GET', `/v1/learning/proposals?locale=${locale}`),
    call<Pick<Questions, 'gaps'>>('GET', `/v1/learning/gaps?locale=${locale}`),
    call<Pick<Questions, 'articles'>>('GET', `/v1/articles?locale=${locale}`),
  ]);
  return { proposals, gaps, articles };
}

/** What shoppers ask: questions that may become phrasings, and those without an answer. */
export function QuestionsPage({ onExpired }: { onExpired: () => void }) {
  const { locale: reader, words } = useLanguage();
  const text = words.editor.questions;
  const [, tag] = location.hash.slice(1).split('/');
  const [locale, setLocale] = useState<Locale>(LOCALES.find((one) => one === tag) ?? reader);
  const { state, reload, set } = useLoaded(() => read(locale), [locale], onExpired);
  useEffect(() => history.replaceState(null, '', `#questions/${locale}`), [locale]);
  const without = (id: string): void => {
    if (state.is !== 'here') return;
    const { proposals, gaps, articles } = state.value;
    set({
      articles,
      proposals: proposals.filter((one) => one.id !== id),
      gaps: gaps.filter((one) => one.id !== id),
    });
  };
  return (
    <div class="operator-page">
      <div class="page-filter">
        <LocaleSelect label={text.locale} value={locale} onChange={setLocale} />
      </div>
      <LoadState state={state} onRetry={reload} />
      {state.is === 'here' && (
        <div class="operator-halves">
          <section class="panel" aria-labelledby="proposals">
            <h2 id="proposals">
              {text.proposals} <span class="count">{state.value.proposals.length}</span>
            </h2>
            <p class="small muted">{text.proposalsHint}</p>
            {state.value.proposals.length === 0 && <p class="part-state muted">{text.noProposals}</p>}
            <ul class="cards">
              {state.value.proposals.map((proposal) => (
                <ProposalItem key={proposal.id} proposal={proposal} onDone={() => without(proposal.id)} />
              ))}
            </ul>
          </section>
          <section class="panel" aria-labelledby="gaps">
            <h2 id="gaps">
              {text.gaps} <span class="count">{state.value.gaps.length}</span>
            </h2>
            <p class="small muted">{text.gapsHint}</p>
            {state.value.gaps.length === 0 && <p class="part-state muted">{text.noGaps}</p>}
            <ul class="cards">
              {state.value.gaps.map((gap) => (
                <GapItem key={gap.id} gap={gap} articles={state.value.articles} onDone={() => without(gap.id)} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </div>
  );
}
