import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { CaseItemView } from '../../protocol/dispute-items.ts';
import { moneyText } from './amounts.ts';

interface TermsItemsProps {
  readonly items: readonly CaseItemView[];
  /** Line ids; without it all. */
  readonly chosen: readonly string[] | undefined;
  /** Where the money for the others goes. */
  readonly rest: 'seller' | 'escrow';
  readonly onChange: (chosen: readonly string[] | undefined) => void;
}

/** Which items of a case a solution is about: all, until somebody leaves one out. */
export function TermsItems({ items, chosen, rest, onChange }: TermsItemsProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.form.items;
  const id = useId();
  const ticked = chosen ?? items.map((item) => item.lineId);
  const toggle = (lineId: string): void => {
    const next = items
      .map((item) => item.lineId)
      .filter((each) => (each === lineId ? !ticked.includes(each) : ticked.includes(each)));
    onChange(next.length === items.length ? undefined : next);
  };
  return (
    <fieldset class="options terms-items" aria-describedby={`${id}-others`}>
      <legend>{text.about}</legend>
      {items.map((item) => (
        <label key={item.lineId} class="check option">
          <input type="checkbox" checked={ticked.includes(item.lineId)} onChange={() => toggle(item.lineId)} />
          <span>
            {item.units > 1 ? `${item.units} × ${item.title}` : item.title}
            <span class="small muted option-hint">{moneyText(locale, item.sum)}</span>
          </span>
        </label>
      ))}
      <p id={`${id}-others`} class="small muted" role="status">
        {ticked.length < items.length ? words.disputes.others[rest] : ''}
      </p>
    </fieldset>
  );
}
