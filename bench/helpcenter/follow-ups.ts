import type { SearchIndex } from '../../kb/search/types.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { percent } from '../search/table.ts';
import { answeredBefore, type FollowUpLine, readFollowUps } from './follow-up-questions.ts';
import { titleOf } from './passage-questions.ts';

interface FollowUpReport {
  readonly asked: number;
  /** Answered from the right article, and not by the passage that was shown just before. */
  readonly right: number;
  /** Among the choices where there was a choice. */
  readonly offered: number;
  /** Taken for a wish. */
  readonly wishes: number;
}

/** Asks what follows an answer, as the bot does: what reads as a wish is none of it. */
function reportFollowUps(
  index: SearchIndex,
  lang: Locale,
  half: FollowUpLine['half'],
  miss: (...parts: unknown[]) => void = () => {},
): FollowUpReport {
  const counts = { asked: 0, right: 0, offered: 0, wishes: 0 };
  for (const line of readFollowUps(lang).filter((one) => one.half === half)) {
    counts.asked++;
    const before = answeredBefore(index, line, titleOf);
    const intent = index.recognise(line.text, lang, before)?.intent;
    if (intent !== undefined && intent !== 'follow-up') {
      counts.wishes++;
      miss('follow-up', lang, line.after, line.text, line.slugs.join(), 'wish', intent);
      continue;
    }
    const { decision, hits } = index.search({ text: line.text, locale: lang, after: before });
    const fits = hits.map(
      ({ slug, passage }) =>
        line.slugs.includes(slug) && !(slug === line.after && passage.startsWith(before.passage ?? '')),
    );
    if (decision === 'answer' && fits[0] === true) counts.right++;
    else if (decision === 'choose' && fits.includes(true)) counts.offered++;
    if (fits[0] !== true)
      miss('follow-up', lang, line.after, line.text, line.slugs.join(), decision, hits.map(({ slug }) => slug).join());
  }
  return counts;
}

/** Both halves of all languages as rows of the table; weights were fitted on the development half. */
export function followUpRows(index: SearchIndex, miss?: (...parts: unknown[]) => void): string[][] {
  return (['development', 'test'] as const).flatMap((half) => {
    const reports = LOCALES.map((lang) => reportFollowUps(index, lang, half, half === 'test' ? undefined : miss));
    const row = (name: string, cell: (report: FollowUpReport) => string): string[] => [
      `${half} half: ${name}`,
      ...reports.map(cell),
    ];
    return [
      row('follow-ups', ({ asked }) => String(asked)),
      row('right at once %', ({ right, asked }) => percent(right, asked)),
      row('right or among the choices %', ({ right, offered, asked }) => percent(right + offered, asked)),
      row('taken for a wish', ({ wishes }) => String(wishes)),
    ];
  });
}
