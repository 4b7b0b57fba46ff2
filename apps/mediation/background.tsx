import { useLanguage } from '../../browser/language.tsx';
import type { PastCaseView } from '../../protocol/dispute-desk.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { shortTime } from '../case/remaining.ts';
import { StateTag } from '../case/state-tag.tsx';
import { word } from '../case/word-for-code.ts';

interface BackgroundProps {
  readonly view: DisputeView;
  readonly onOpen: (number: string) => void;
}

/** What is known of the two sides beside this case: figures, and their other cases with what came of them. */
export function Background({ view, onOpen }: BackgroundProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const shown = view.signals?.filter(({ count }) => count > 0) ?? [];
  const { history = [], similar = [] } = view;
  return (
    <>
      {shown.length > 0 && (
        <section class="card" aria-labelledby="signals">
          <h2 id="signals">{text.signals}</h2>
          <dl class="facts facts-counts">
            {shown.map(({ code, count }) => (
              <div key={code} class="fact">
                <dt>{word(words.disputes.signals, code)}</dt>
                <dd>{new Intl.NumberFormat(locale).format(count)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {similar.length > 0 && (
        <section class="card" aria-labelledby="similar">
          <h2 id="similar">{text.similar}</h2>
          <dl class="facts facts-counts">
            {similar.map(({ outcome, count }) => (
              <div key={outcome} class="fact">
                <dt>{word(words.disputes.solutions, outcome)}</dt>
                <dd>{new Intl.NumberFormat(locale).format(count)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section class="card" aria-labelledby="others">
        <h2 id="others">{text.others}</h2>
        {(['buyer', 'seller'] as const).map((party) => (
          <div key={party}>
            <h3 class="side-title">{word(words.disputes.roles, party)}</h3>
            <PastCases cases={history.filter((each) => each.party === party)} onOpen={onOpen} />
          </div>
        ))}
      </section>
    </>
  );
}

function PastCases({ cases, onOpen }: { cases: readonly PastCaseView[]; onOpen: (number: string) => void }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  if (cases.length === 0) return <p class="small muted">{text.noOthers}</p>;
  return (
    <ul class="past-cases">
      {cases.map((each) => (
        <li key={each.number}>
          <button type="button" class="link-button mono" onClick={() => onOpen(each.number)}>
            {each.number}
          </button>{' '}
          <StateTag state={each.state} outcome={each.outcome} />
          <span class="small muted">
            {[
              word(words.disputes.reasons, each.reason),
              ...(each.claimant ? [text.openedIt] : []),
              shortTime(locale, each.openedAt),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
