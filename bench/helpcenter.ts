import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { GrowingSearchIndex } from '../kb/search/build-index.ts';
import type { Decision } from '../kb/search/types.ts';
import { LOCALES, type Locale } from '../protocol/locale.ts';
import { followUpRows } from './helpcenter/follow-ups.ts';
import { indexOfProject, intentsOfProject } from './helpcenter/index-of-project.ts';
import { passageRows } from './helpcenter/passages.ts';
import { type Question, readQuestions } from './helpcenter/questions.ts';
import { shopRows } from './helpcenter/whole-shops.ts';
import { percent, printTable } from './search/table.ts';

interface Report {
  readonly lang: Locale;
  readonly questions: number;
  readonly top1: number;
  readonly top3: number;
  /** The right article among those shown: answered rightly, or among the choices. */
  readonly served: number;
  readonly wronglyAnswered: number;
  readonly decisions: Readonly<Record<Decision, number>>;
  readonly outside: number;
  readonly outsideAnswered: number;
  readonly outsideOffered: number;
  readonly intents: number;
  readonly intentsRight: number;
  readonly language: number;
  readonly languageMerged: number;
}

const APART = LOCALES.map((locale) => fileURLToPath(new URL(`./questions/apart/${locale}.jsonl`, import.meta.url)));

/** Asks the shipped help center questions and prints how it fares in each language: those of the files, or all that are here. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { questions: { type: 'string', multiple: true }, json: { type: 'boolean' }, misses: { type: 'boolean' } },
  });
  const questions = (values.questions ?? APART).flatMap(readQuestions);
  process.stderr.write(`${questions.length} questions; building the index\n`);
  const index = indexOfProject();
  const reports = LOCALES.map((lang) =>
    reportOn(
      index,
      lang,
      questions.filter((question) => question.lang === lang),
      values.misses === true,
    ),
  );
  const asked = reports.filter((report) => report.questions + report.outside + report.intents > 0);
  if (values.json === true) {
    process.stdout.write(`${JSON.stringify(asked, null, 2)}\n`);
    return;
  }
  printTable(
    ['', ...asked.map((report) => report.lang)],
    [
      row('questions', (r) => String(r.questions)),
      row('top-1 %', (r) => percent(r.top1, r.questions)),
      row('top-3 %', (r) => percent(r.top3, r.questions)),
      row('right article shown %', (r) => percent(r.served, r.questions)),
      row('answered wrongly %', (r) => percent(r.wronglyAnswered, r.questions)),
      ...(['answer', 'choose', 'clarify', 'decline'] as const).map((decision) =>
        row(`decision: ${decision} %`, (r) => percent(r.decisions[decision], r.questions)),
      ),
      row('out of scope', (r) => String(r.outside)),
      row('out of scope: answered %', (r) => percent(r.outsideAnswered, r.outside)),
      row('out of scope: choices %', (r) => percent(r.outsideOffered, r.outside)),
      row('intents', (r) => String(r.intents)),
      row('intents right %', (r) => percent(r.intentsRight, r.intents)),
      row('language %', (r) => percent(r.language, r.questions + r.outside + r.intents)),
      row('language, ms = id %', (r) => percent(r.languageMerged, r.questions + r.outside + r.intents)),
    ],
  );

  if (values.questions === undefined) printTalk(index, values.misses === true);

  function row(name: string, cell: (report: Report) => string): string[] {
    return [name, ...asked.map(cell)];
  }
}

function printTalk(index: GrowingSearchIndex, showMisses: boolean): void {
  const miss = (...parts: unknown[]): void => {
    if (showMisses) process.stderr.write(`${parts.join('\t')}\n`);
  };
  process.stdout.write('\nPassages\n');
  printTable(['', ...LOCALES], passageRows(index, miss));
  process.stdout.write('\nFollow-ups\n');
  printTable(['', ...LOCALES], followUpRows(index, miss));
  process.stdout.write('\nOther shops\n');
  printTable(
    ['', 'questions', 'first %', 'among three %', 'answered wrongly %', 'taken for a wish %'],
    shopRows(intentsOfProject()),
  );
}

function reportOn(
  index: GrowingSearchIndex,
  lang: Locale,
  questions: readonly Question[],
  showMisses: boolean,
): Report {
  const counts = {
    questions: 0,
    top1: 0,
    top3: 0,
    served: 0,
    wronglyAnswered: 0,
    outside: 0,
    outsideAnswered: 0,
    outsideOffered: 0,
    intents: 0,
    intentsRight: 0,
    language: 0,
    languageMerged: 0,
  };
  const decisions: Record<Decision, number> = { answer: 0, choose: 0, clarify: 0, decline: 0 };
  const merged = (locale: Locale): Locale => (locale === 'ms' ? 'id' : locale);
  const miss = (...parts: unknown[]): void => {
    if (showMisses) process.stderr.write(`${lang}\t${parts.join('\t')}\n`);
  };
  for (const question of questions) {
    // The language is told from the text alone: a neutral prior would be the answer itself.
    const detected = index.detectLanguage(question.text, 'en').locale;
    if (detected === lang) counts.language++;
    if (merged(detected) === merged(lang)) counts.languageMerged++;
    if (question.kind === 'intent') {
      counts.intents++;
      const found = index.recognise(question.text, lang);
      if (found?.intent === question.intent) counts.intentsRight++;
      else miss('intent', question.text, question.intent, found?.intent, found?.confidence.toFixed(2));
      continue;
    }
    const { decision, hits, inScope, margin } = index.search({ text: question.text, locale: lang });
    if (question.kind === 'outside') {
      counts.outside++;
      if (decision === 'answer') counts.outsideAnswered++;
      if (decision === 'choose') counts.outsideOffered++;
      if (decision === 'answer' || decision === 'choose')
        miss('outside', question.text, decision, hits[0]?.slug, inScope.toFixed(2));
      continue;
    }
    counts.questions++;
    decisions[decision]++;
    const place = hits.findIndex((hit) => question.slugs.includes(hit.slug));
    if (place === 0) counts.top1++;
    if (place >= 0) counts.top3++;
    if ((decision === 'answer' && place === 0) || (decision === 'choose' && place >= 0)) counts.served++;
    if (decision === 'answer' && place !== 0) counts.wronglyAnswered++;
    if (place !== 0)
      miss(
        'article',
        question.text,
        question.slugs[0],
        hits.map((hit) => hit.slug).join(' '),
        decision,
        inScope.toFixed(2),
        margin.toFixed(2),
      );
  }
  return { lang, ...counts, decisions };
}

if (import.meta.main) await run(process.argv.slice(2));
