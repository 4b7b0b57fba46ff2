import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../protocol/locale.ts';

interface TextRowProps {
  readonly type: 'text' | 'email' | 'number' | 'password';
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly required?: boolean;
  readonly autocomplete?: 'off' | 'new-password';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly onInput: (value: string) => void;
}

/** A field for one line of text, with its name and what is to be said of it. */
export function TextRow({ label, hint, onInput, ...input }: TextRowProps) {
  const id = useId();
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...(input as { type: 'text' })}
        aria-describedby={hint === undefined ? undefined : id}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span class="small muted" id={id}>
          {hint}
        </span>
      )}
    </label>
  );
}

interface ChecksProps<T extends string> {
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly boxed?: boolean;
  readonly name: (one: T) => ComponentChildren;
  readonly onChange: (chosen: readonly T[]) => void;
}

/** Boxes to tick, in the order of `all`. */
export function Checks<T extends string>({ all, chosen, boxed = false, name, onChange }: ChecksProps<T>) {
  const toggled = (one: T): readonly T[] => all.filter((each) => chosen.includes(each) !== (each === one));
  return (
    <>
      {all.map((one) => (
        <label key={one} class={boxed ? 'option' : 'check'}>
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => onChange(toggled(one))} />
          {name(one)}
        </label>
      ))}
    </>
  );
}

interface LanguageRowProps {
  readonly label: string;
  readonly value: Locale;
  readonly onChange: (value: Locale) => void;
}

export function LanguageRow({ label, value, onChange }: LanguageRowProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(LOCALES.find((each) => each === event.currentTarget.value) ?? value)}
      >
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
