import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { moneyText } from '../case/amounts.ts';
import { FaultText } from './fault-text.tsx';
import { mostUnits, type PickedLine, stakeOfLine, stakeOfLines, unitsOf } from './units.ts';
import type { OpeningForm } from './use-opening.ts';

/** How many of each picked item it is about, where several of it were bought, and the sum that follows from all. */
export function UnitsFields({ form }: { form: OpeningForm }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const { picked } = form.answers;
  const total = moneyText(locale, stakeOfLines(picked));
  return (
    <>
      {picked
        .filter(({ line }) => mostUnits(line) > 1)
        .map((each) => (
          <UnitsField key={each.line.lineId} each={each} form={form} />
        ))}
      {picked.length > 1 && (
        <p class="callout" role="status">
          {format(text.severalStake, { count: picked.length, sum: total })}
        </p>
      )}
    </>
  );
}

function UnitsField({ each, form }: { each: PickedLine; form: OpeningForm }) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const { line, units } = each;
  const { picked } = form.answers;
  const most = mostUnits(line);
  const wrong = unitsOf(line, units) === undefined ? form.fault('units') : undefined;
  const label = format(text.units, { bought: most });
  const answer = (typed: string): void =>
    form.answer({ picked: picked.map((one) => (one === each ? { line, units: typed } : one)) });
  return (
    <div class="field">
      <label for={id}>{picked.length > 1 ? `${line.title}: ${label}` : label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder={String(most)}
        value={units}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-stake ${id}-fault`}
        onInput={(event) => answer(event.currentTarget.value)}
      />
      <span id={`${id}-stake`} class="small muted" role="status">
        {format(text.unitsStake, { sum: moneyText(locale, stakeOfLine(line, units)) })}
      </span>
      <FaultText id={`${id}-fault`} code={wrong} />
    </div>
  );
}
