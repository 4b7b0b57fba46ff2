import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { Words } from '../../browser/load-words.ts';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Values } from './action-forms.ts';
import { isTrade } from './trade.ts';
import { word } from './word-for-code.ts';

const CHOICES = {
  to: ['buyer', 'seller'],
  fault: ['seller', 'buyer', 'courier', 'none'],
  courier: ['compensates', 'refuses', 'verified', 'no-trace'],
} as const;

interface WhoFieldsProps {
  readonly ask: 'to' | 'fault' | 'inferred' | 'courier';
  readonly view: DisputeView;
  readonly values: Values;
  readonly fault: string | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}

/** Questions whose answer is a side of the case. Silence can be held only against a side that may be. */
export function WhoFields({ ask, view, values, fault, onChange }: WhoFieldsProps) {
  const { words } = useLanguage();
  const text = words.resolution.form;
  const id = useId();
  const roles = words.disputes.roles;
  if (ask === 'inferred' && view.flags.adverse.length === 0) return null;
  // Nothing is carried in a trade of payments.
  const all = ask === 'inferred' ? ['', ...view.flags.adverse] : CHOICES[ask];
  const choices = all.filter((choice) => choice !== 'courier' || !isTrade(view));
  return (
    <fieldset class={ask === 'courier' ? 'options' : 'options options-row'}>
      <legend>{text.people[ask]}</legend>
      {choices.map((choice) => {
        const group = { fault: words.disputes.faults, courier: words.disputes.courier, to: roles, inferred: roles }[
          ask
        ];
        const name = choice === '' ? text.nobody : word(group, choice);
        const side = choice === 'buyer' || choice === 'seller' ? choice : undefined;
        return (
          <label key={choice} class="option">
            <input
              type={ask === 'to' ? 'checkbox' : 'radio'}
              name={id}
              checked={ask === 'to' ? side !== undefined && values.to.includes(side) : values[ask] === choice}
              onChange={() => onChange(ask === 'to' ? { to: toggled(values.to, side) } : { [ask]: choice })}
            />
            <span>
              {name}
              {ask === 'courier' && <span class="option-hint small muted">{whatFollows(words, view, choice)}</span>}
            </span>
          </label>
        );
      })}
      {ask === 'inferred' && <p class="small muted">{text.inferredHint}</p>}
      {fault !== undefined && (
        <p class="field-fault" role="alert">
          {word(text.faults, fault)}
        </p>
      )}
    </fieldset>
  );
}

/** What is proposed to both sides once the courier has answered so. */
function whatFollows(words: Words, view: DisputeView, result: string): string {
  const { courierProposes, courierProposesNothing } = words.resolution.form;
  const sentences = view.policy?.rules.flatMap((rule) => rule.sentences) ?? [];
  const proposed = sentences.find(({ code }) => code === `courier-${result}`)?.solutions?.[0];
  if (proposed === undefined) return courierProposesNothing;
  return format(courierProposes, { solution: word(words.disputes.solutions, proposed) });
}

function toggled(sides: Values['to'], side: 'buyer' | 'seller' | undefined): Values['to'] {
  if (side === undefined) return sides;
  return sides.includes(side) ? sides.filter((each) => each !== side) : [...sides, side];
}
