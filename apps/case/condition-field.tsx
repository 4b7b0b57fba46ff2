import { useLanguage } from '../../browser/language.tsx';
import type { Values } from './action-forms.ts';
import { word } from './word-for-code.ts';

const CONDITIONS = ['as-sent', 'worn', 'damaged', 'incomplete', 'other-item'] as const;

interface ConditionFieldProps {
  readonly values: Values;
  readonly onChange: (change: Partial<Values>) => void;
}

/** How what came back was found; need not be said. */
export function ConditionField({ values, onChange }: ConditionFieldProps) {
  const { words } = useLanguage();
  return (
    <label class="field">
      <span>{words.resolution.form.condition}</span>
      <select value={values.condition} onChange={(event) => onChange({ condition: event.currentTarget.value })}>
        <option value="">–</option>
        {CONDITIONS.map((code) => (
          <option key={code} value={code}>
            {word(words.disputes.conditions, code)}
          </option>
        ))}
      </select>
    </label>
  );
}
