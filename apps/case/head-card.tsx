import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { itemsText } from '../../locales/items-text.ts';
import { standingText } from '../../locales/standing-text.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { MainAction } from './action-panel.tsx';
import { moneyText } from './amounts.ts';
import { Deadline } from './deadline.tsx';
import { ReasonsText } from './reasons-text.tsx';
import { saidWithIt } from './said-with-it.ts';
import { type MoneyPlace, moneyPlaces, saidByPlaces } from './stake.ts';
import { StateTag } from './state-tag.tsx';
import { Stepper } from './stepper.tsx';
import { isTrade } from './trade.ts';
import type { CaseActing } from './use-case-acting.tsx';

interface HeadCardProps {
  readonly view: DisputeView;
  readonly acting: CaseActing;
  readonly heading: 'h1' | 'h2';
}

/** What a party has to know first: what is at stake, how far it is, whose turn it is and until when, and the next step. */
export function HeadCard({ view, acting, heading: Heading }: HeadCardProps) {
  const { locale, words } = useLanguage();
  return (
    <header class="card case-head">
      <div class="case-head-what">
        <p class="case-card-top">
          <StateTag state={view.state} outcome={view.outcome} />
          {view.asked === true && (
            <span class="tag tag-asked case-asked">
              <Icon name="warning" size={14} /> {words.resolution.list.yourTurn}
            </span>
          )}
          <span class="small muted mono">{view.number}</span>
        </p>
        <Heading tabIndex={-1}>{itemsText(view, words.disputes, locale)}</Heading>
        <Stake view={view} />
      </div>
      <Stepper view={view} />
      <Now view={view} acting={acting} />
    </header>
  );
}

/** What the case waits for, until when and what else happens, and the next step: said by the server for this reader. */
function Now({ view, acting }: Omit<HeadCardProps, 'heading'>) {
  const { locale, words } = useLanguage();
  const { standing } = view;
  const said = saidWithIt(view);
  const told = standing === undefined ? undefined : standingText(standing, words.disputes, locale);
  return (
    <div class="case-head-now">
      <div class="case-told">
        {/* Where the money is stands above. */}
        <p class="case-says">{told?.besideMoney}</p>
        {said !== undefined && <ReasonsText {...said} class="claim" />}
        {told?.next !== undefined && <p class="muted">{told.next}</p>}
        {told?.warning !== undefined && <p class="callout callout-caution small">{told.warning}</p>}
      </div>
      {standing?.deadline !== undefined && <Deadline {...standing.deadline} label={told?.due?.label} />}
      <MainAction view={view} acting={acting} />
    </div>
  );
}

/** In a trade of payments the sum is locked and unlocked; it is the seller's own that comes back. */
const OF_TRADES = {
  held: 'locked',
  escrow: 'lockedAgain',
  toBuyer: 'toBuyer',
  toSeller: 'backToSeller',
  bank: 'bank',
} as const;

function wordFor(view: DisputeView, where: MoneyPlace['where']) {
  if (!isTrade(view)) return where;
  if (where !== 'toYou') return OF_TRADES[where];
  return view.role === 'seller' ? 'backToYou' : 'toYou';
}

function Stake({ view }: { view: DisputeView }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.stake;
  const { currency, stake } = view.funds;
  const sum = (amount: number): string => moneyText(locale, { amount, currency });
  const places = moneyPlaces(view);
  const said = places.map(({ where, amount }) => format(text[wordFor(view, where)], { sum: sum(amount) }));
  const all = saidByPlaces(view, places) ? said : [format(text.sum, { sum: sum(stake) }), ...said];
  return (
    <p class="stake">
      {all.map((each, index) =>
        index === 0 ? (
          <strong key={each}>{each}</strong>
        ) : (
          <span key={each} class="small">
            {each}
          </span>
        ),
      )}
    </p>
  );
}
