import { errorText } from '../../browser/error-text.ts';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeSummary } from '../../protocol/dispute-list.ts';
import { Deadline } from './deadline.tsx';
import { word } from './word-for-code.ts';

/** What every list says last of a case: until when, or that its rules are missing. */
export function SummaryFoot({ summary: { deadline, degraded } }: { summary: DisputeSummary }) {
  const { words } = useLanguage();
  return (
    <>
      {deadline !== undefined && (
        <Deadline
          {...deadline}
          label={deadline.label === undefined ? undefined : word(words.disputes.clockLabels, deadline.label)}
          compact
        />
      )}
      {degraded === true && <span class="small muted">{errorText(words, 'profile_missing')}</span>}
    </>
  );
}
