import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Values } from './action-forms.ts';
import { asksItem } from './item-terms.ts';
import { word } from './word-for-code.ts';

interface ItemFieldsProps {
  readonly ask: 'item' | 'arrived';
  readonly view: DisputeView;
  readonly values: Values;
  readonly fault: string | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}

/** Where the item is to go by a decision, or whether what was sent has arrived. */
export function ItemFields({ ask, view, values, fault, onChange }: ItemFieldsProps) {
  const { words } = useLanguage();
  const { itemTo, arrived, faults } = words.resolution.form;
  const id = useId();
  if (ask === 'item' && !asksItem(view.item, values.kind)) return null;
  const choices =
    ask === 'item'
      ? (['buyer', 'seller'] as const).map((to) => ({
          name: itemTo[to],
          on: values.itemTo === to,
          change: { itemTo: to },
        }))
      : (['yes', 'no'] as const).map((is) => ({
          name: arrived[is],
          on: values.arrived === is,
          change: { arrived: is },
        }));
  return (
    <fieldset class="options" aria-describedby={`${id}-fault`}>
      <legend>
        {ask === 'item' ? format(itemTo.legend, { place: word(words.disputes.places, view.item) }) : arrived.legend}
      </legend>
      {choices.map(({ name, on, change }) => (
        <label key={name} class="option">
          <input type="radio" name={id} checked={on} onChange={() => onChange(change)} />
          <span>{name}</span>
        </label>
      ))}
      {ask === 'item' && <p class="small muted">{itemTo.hint}</p>}
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault === undefined ? '' : word(faults, fault)}
      </p>
    </fieldset>
  );
}
