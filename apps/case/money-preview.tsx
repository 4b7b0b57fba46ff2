import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Values } from './action-forms.ts';
import { moneyText } from './amounts.ts';
import { type MoneySums, movesOf } from './money-moves.ts';
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

interface MoneyMovesProps {
  readonly view: DisputeView;
  readonly kind: string;
  readonly sums: MoneySums;
  readonly itemBack: boolean;
}

/** Which sums a decision moves to whom, and after what. */
export function MoneyMoves({ view, kind, sums, itemBack }: MoneyMovesProps) {
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
        <dt>{text.toSeller}</dt>
        <dd>{moneyText(locale, { amount: toSeller, currency })}</dd>
      </dl>
      {returnFirst && <p class="small">{text.returnFirst}</p>}
      {goodsFirst && <p class="small">{text.goodsFirst}</p>}
      {(view.flags.chargebackFreeze || view.flags.legalHold) && <p class="small">{text.frozen}</p>}
    </>
  );
}
