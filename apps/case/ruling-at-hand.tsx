import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { LongText } from './long-text.tsx';
import { MoneyMoves } from './money-preview.tsx';
import { ReasonsText } from './reasons-text.tsx';
import { termsText } from './terms-text.ts';
import { word } from './word-for-code.ts';

const ABOUT_PENDING = ['confirm-ruling', 'decline-ruling'];
/** Of somebody who reviews a decision that was appealed. */
const REVIEWING = ['uphold', 'overturn'];

/** The decision that a form is about, in the form: on a phone it is out of sight. */
export function RulingAtHand({ view, action }: { view: DisputeView; action: string }) {
  const { locale, words } = useLanguage();
  const { pendingRuling } = view;
  if (pendingRuling !== undefined && ABOUT_PENDING.includes(action))
    return (
      <div class="callout">
        <PendingRuling view={view} ruling={pendingRuling} />
      </div>
    );
  const last = view.rulings.at(-1);
  const reviewing = REVIEWING.includes(action);
  if (last === undefined || (action !== 'appeal' && !reviewing)) return null;
  return (
    <div class="callout">
      <p class="small muted">{words.resolution.rulings.heading}</p>
      <p class="offer-terms">{termsText(words, locale, last.terms)}</p>
      <ReasonsText {...last} />
      {reviewing &&
        [view.appeal, view.crossAppeal].map(
          (appeal) =>
            appeal !== undefined && (
              <div key={appeal.by}>
                <p class="small muted">
                  {format(words.resolution.desk.appeal, { who: word(words.disputes.roles, appeal.by) })}
                </p>
                <LongText text={appeal.explanation} />
              </div>
            ),
        )}
    </div>
  );
}

interface PendingRulingProps {
  readonly view: DisputeView;
  readonly ruling: NonNullable<DisputeView['pendingRuling']>;
}

/** A decision that waits for a second person, with all that they confirm: the terms, the money, the fault and the reasons. */
export function PendingRuling({ view, ruling }: PendingRulingProps) {
  const { locale, words } = useLanguage();
  const { facts, desk, rulings } = words.resolution;
  const { terms, itemTo } = ruling;
  return (
    <>
      <p class="small muted">{format(desk.pendingBy, { who: ruling.by })}</p>
      <p class="offer-terms">{termsText(words, locale, terms)}</p>
      {itemTo !== undefined && (
        <p class="small">
          {facts.item}: {itemTo === 'buyer' ? facts.itemBack : facts.itemStays}
        </p>
      )}
      <p class="small">{format(rulings.fault, { who: word(words.disputes.faults, ruling.fault) })}</p>
      <ReasonsText {...ruling} />
      {terms.items === undefined && (
        <MoneyMoves
          view={view}
          kind={terms.kind}
          sums={{ amount: terms.amount?.amount, of: view.funds.stake }}
          itemBack={itemTo === 'buyer'}
        />
      )}
    </>
  );
}
