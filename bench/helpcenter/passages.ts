import type { SearchIndex } from '../../kb/search/types.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { percent } from '../search/table.ts';
import { type PassageLine, readPassageQuestions } from './passage-questions.ts';

interface PassageReport {
  readonly lang: Locale;
  readonly half: PassageLine['half'];
  readonly asked: number;
  /** The article that answers comes first. */
  readonly first: number;
  /** It is among the three. */
  readonly found: number;
  /** Its passage that answers is the one shown. */
  readonly right: number;
}

/** Asks the questions whose passage is known; `miss` hears of each that is shown another passage of the right article. */
function reportPassages(
  index: SearchIndex,
  lang: Locale,
  half: PassageLine['half'],
  miss: (...parts: unknown[]) => void = () => {},
): PassageReport {
  const questions = readPassageQuestions(lang).filter((question) => question.half === half);
  const counts = { asked: 0, first: 0, found: 0, right: 0 };
  for (const { text, slug, passage } of questions) {
    const { hits } = index.search({ text, locale: lang });
    const hit = hits.find((one) => one.slug === slug);
    counts.asked++;
    if (hits[0]?.slug === slug) counts.first++;
    if (hit === undefined) continue;
    counts.found++;
    if (hit.passage.includes(passage)) counts.right++;
    else miss('passage', slug, text, `${passage} …`, hit.passage.slice(0, 60).replaceAll('\n', ' '));
  }
  return { lang, half, ...counts };
}

/** Both halves of all languages as rows of the table; weights were fitted on the development half. */
export function passageRows(index: SearchIndex, miss?: (...parts: unknown[]) => void): string[][] {
  return (['development', 'test'] as const).flatMap((half) => {
    const reports = LOCALES.map((lang) => reportPassages(index, lang, half, half === 'test' ? undefined : miss));
    const row = (name: string, cell: (report: PassageReport) => string): string[] => [
      `${half} half: ${name}`,
      ...reports.map(cell),
    ];
    return [
      row('questions', ({ asked }) => String(asked)),
      row('right article first %', ({ first, asked }) => percent(first, asked)),
      row('right article among three %', ({ found, asked }) => percent(found, asked)),
      row('right passage of it %', ({ right, found }) => percent(right, found)),
    ];
  });
}
