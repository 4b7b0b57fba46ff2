import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { moneyText } from '../case/amounts.ts';
import { FaultText } from './fault-text.tsx';
import { stakeOfLine } from './units.ts';
import type { OpeningForm } from './use-opening.ts';

/** How many it is about, where several of the item were bought, and the sum that follows from it. */
export function UnitsField({ form }: { form: OpeningForm }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const { line, units } = form.answers;
  const bought = line?.quantity ?? 1;
  if (line === undefined || bought < 2) return null;
  const fault = form.fault('units');
  return (
    <div class="field">
      <label for={id}>{format(text.units, { bought })}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder={String(bought)}
        value={units}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-stake ${id}-fault`}
        onInput={(event) => form.answer({ units: event.currentTarget.value })}
      />
      <span id={`${id}-stake`} class="small muted" role="status">
        {format(text.unitsStake, { sum: moneyText(locale, stakeOfLine(line, units)) })}
      </span>
      <FaultText id={`${id}-fault`} code={fault} />
    </div>
  );
}
