import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView, TermsView } from '../../protocol/disputes.ts';
import type { Values } from './action-forms.ts';
import { moneyText } from './amounts.ts';
import { type MoneySums, movesOf, restOf, sumOf } from './money-moves.ts';
import { termsFault, termsOf } from './terms-form.ts';
import { stakeOf } from './units.ts';

/** What the decision in the form would move, shown before it is made. */
export function MoneyPreview({ view, values }: { view: DisputeView; values: Values }) {
  const { locale, words } = useLanguage();
  const stake = stakeOf(view, values.items);
  if (termsFault(values, stake, locale) !== undefined)
    return <p class="callout muted">{words.resolution.money.choose}</p>;
  const terms = termsOf(values, stake, locale);
  return (
    <div class="callout money-preview" role="status">
      <MoneyMoves
        view={view}
        kind={values.kind}
        sums={{ amount: terms.amount, of: stake.amount }}
        itemBack={values.itemTo === 'buyer'}
      />
    </div>
  );
}

/** What terms would move that both sides agree to: what the buyer does not get of a part may stay in escrow. */
export function AgreedMoney({ view, terms }: { view: DisputeView; terms: TermsView }) {
  const of = sumOf(view, terms);
  if (of === null) return null;
  return (
    <div class="callout money-preview">
      <MoneyMoves
        view={view}
        kind={terms.kind}
        sums={{ amount: terms.amount?.amount, of }}
        itemBack={false}
        rest={restOf(terms, view.agreedRest)}
      />
    </div>
  );
}

interface MoneyMovesProps {
  readonly view: DisputeView;
  readonly kind: string;
  readonly sums: MoneySums;
  readonly itemBack: boolean;
  /** Where what the buyer does not get goes. */
  readonly rest?: 'seller' | 'escrow';
}

/** Which sums a decision moves to whom, and after what. */
export function MoneyMoves({ view, kind, sums, itemBack, rest = 'seller' }: MoneyMovesProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.money;
  const { currency } = view.paid;
  const { toBuyer, toSeller, returnFirst, goodsFirst } = movesOf(view, kind, sums, itemBack);
  return (
    <>
      <strong>{text.heading}</strong>
      <dl class="facts">
        <dt>{text.toBuyer}</dt>
        <dd>{moneyText(locale, { amount: toBuyer, currency })}</dd>
        <dt>{rest === 'escrow' ? text.toEscrow : text.toSeller}</dt>
        <dd>{moneyText(locale, { amount: toSeller, currency })}</dd>
      </dl>
      {returnFirst && <p class="small">{text.returnFirst}</p>}
      {goodsFirst && <p class="small">{text.goodsFirst}</p>}
      {(view.flags.chargebackFreeze || view.flags.legalHold) && <p class="small">{text.frozen}</p>}
    </>
  );
}
