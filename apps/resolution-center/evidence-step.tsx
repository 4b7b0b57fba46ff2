import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeFormRules } from '../../protocol/dispute-opening.ts';
import { FilePicker } from '../case/file-picker.tsx';
import { word } from '../case/word-for-code.ts';
import { FaultText } from './fault-text.tsx';
import type { OpeningForm, ReasonRules } from './use-opening.ts';

interface EvidenceStepProps {
  readonly form: OpeningForm;
  readonly reason: ReasonRules;
  readonly limits: DisputeFormRules['limits'];
}

/** What is shown for it, and what has to be declared. */
export function EvidenceStep({ form, reason, limits }: EvidenceStepProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.opening;
  const id = useId();
  const listed = (names: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
  const names = (kinds: readonly string[]): string => listed(kinds.map((kind) => word(words.disputes.kinds, kind)));
  const { declared, terms } = form.answers;
  const { required, advised, without = [] } = reason;
  const needed = required.length > 0 && !without.includes(terms.kind);
  return (
    <>
      <div class="field">
        <span>{text.evidence}</span>
        <p class="small muted">
          {needed ? format(text.required, { kinds: names(required) }) : text.notRequired}{' '}
          {advised.length > 0 && format(text.advised, { kinds: names(advised) })}
        </p>
        {needed && without.length > 0 && (
          <p class="small">
            {format(text.without, {
              solutions: listed(without.map((kind) => word(words.disputes.solutions, kind))),
            })}
          </p>
        )}
        <FilePicker upload={form.upload} hint={format(text.limits, limits)} />
        <FaultText id={`${id}-files-fault`} code={form.fault('files')} />
      </div>
      {reason.declare.map((each) => (
        <label key={each} class="check check-declare">
          <input
            type="checkbox"
            checked={declared.includes(each)}
            aria-describedby={`${id}-declared-fault`}
            onChange={() =>
              form.answer({
                declared: declared.includes(each) ? declared.filter((other) => other !== each) : [...declared, each],
              })
            }
          />
          <span>{word(words.disputes.declarations, each)}</span>
        </label>
      ))}
      <FaultText id={`${id}-declared-fault`} code={form.fault('declared')} />
    </>
  );
}
