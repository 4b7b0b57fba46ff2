import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { PolicyView } from '../../protocol/dispute-desk.ts';
import { moneyText } from '../case/amounts.ts';
import { word } from '../case/word-for-code.ts';

const FAULTS = ['seller', 'buyer', 'courier'] as const;

/** What the policy says of a case like this, to be opened when it is needed. */
export function PolicyCard({ name, policy }: { name: string; policy: PolicyView }) {
  const { locale, words } = useLanguage();
  const { policy: heading, rules } = words.resolution.desk;
  const { kinds, solutions, roles, faults, promises } = words.disputes;
  const list = (group: object, codes: readonly string[]): string =>
    new Intl.ListFormat(locale).format(codes.map((code) => word(group as Record<string, string>, code)));
  const freight = FAULTS.map((fault) =>
    format(rules.freightBy, {
      fault: word(faults, fault).toLocaleLowerCase(locale),
      payer: word(roles, policy.freight[fault]).toLocaleLowerCase(locale),
    }),
  );
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [rules.promise, policy.promise === undefined ? [] : [word(promises, policy.promise)]],
    [rules.required, policy.required.length === 0 ? [] : [list(kinds, policy.required)]],
    [rules.advised, policy.advised.length === 0 ? [] : [list(kinds, policy.advised)]],
    [rules.without, policy.without.length === 0 ? [] : [list(solutions, policy.without)]],
    [rules.outcomes, [list(solutions, policy.outcomes)]],
    [rules.freight, policy.outcomes.some((kind) => ['return-refund', 'exchange'].includes(kind)) ? freight : []],
    [rules.appeal, [policy.appeal ? rules.appealYes : rules.appealNo]],
    [rules.second, policy.secondPerson ? [limitText()] : []],
  ];
  function limitText(): string {
    const { secondPersonAbove: limit } = policy;
    return limit === undefined ? rules.secondAlways : format(rules.secondAbove, { sum: moneyText(locale, limit) });
  }
  return (
    <details class="card policy-card">
      <summary>{format(heading, { name })}</summary>
      <dl class="facts">
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([label, values]) => (
            <div key={label} class="fact">
              <dt>{label}</dt>
              {values.map((value) => (
                <dd key={value}>{value}</dd>
              ))}
            </div>
          ))}
      </dl>
    </details>
  );
}
