import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { MainAction } from './action-panel.tsx';
import { moneyText } from './amounts.ts';
import { Deadline } from './deadline.tsx';
import { moneyPlaces } from './stake.ts';
import { hintFor } from './state-hint.ts';
import { StateTag } from './state-tag.tsx';
import { Stepper } from './stepper.tsx';
import type { CaseActing } from './use-case-acting.tsx';
import { word } from './word.ts';

interface HeadCardProps {
  readonly view: DisputeView;
  readonly acting: CaseActing;
  readonly heading: 'h1' | 'h2';
}

/** What a party has to know first: what is at stake, how far it is, whose turn it is and until when, and the next step. */
export function HeadCard({ view, acting, heading: Heading }: HeadCardProps) {
  const { words } = useLanguage();
  return (
    <header class="card case-head">
      <div class="case-head-what">
        <p class="case-card-top">
          <StateTag state={view.state} outcome={view.outcome} />
          <span class="small muted mono">{view.number}</span>
        </p>
        <Heading tabIndex={-1}>{view.title}</Heading>
        <Stake view={view} />
      </div>
      <Stepper view={view} />
      <div class="case-head-now">
        <div>
          <p class="case-says">{word(words.disputes.stateHints, hintFor(view))}</p>
          {view.asked === true && (
            <p class="case-asked">
              <Icon name="warning" size={16} /> {words.resolution.page.yourTurn}
            </p>
          )}
        </div>
        {view.deadline !== undefined && <Deadline {...view.deadline} />}
        <MainAction view={view} acting={acting} />
      </div>
    </header>
  );
}

function Stake({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.stake;
  const { currency, stake } = view.funds;
  const sum = (amount: number): string => moneyText(locale, { amount, currency });
  return (
    <p class="stake">
      <strong>{format(text.sum, { sum: sum(stake) })}</strong>
      {moneyPlaces(view).map(({ where, amount }) => (
        <span key={where} class="small">
          {format(text[where], { sum: sum(amount) })}
        </span>
      ))}
    </p>
  );
}
