import eld from 'eld';
import { franc } from 'franc';
import { detect as tinyldDetect } from 'tinyld';
import { fold, normalise, wordsOf } from '../../kb/search/analysis/normalise.ts';
import { loadArtefacts } from '../../kb/search/artefacts.ts';
import { detect } from '../../kb/search/language/detect.ts';
import type { Locale } from '../../protocol/locale.ts';
import { KAUNTER } from './peers/kaunter.ts';
import type { Row } from './row.ts';
import type { RunContext } from './run-context.ts';
import { readLanguageTexts } from './sets.ts';

const FRANC: Readonly<Record<string, Locale>> = {
  eng: 'en',
  zlm: 'ms',
  zsm: 'ms',
  msa: 'ms',
  ind: 'id',
  vie: 'vi',
  spa: 'es',
  cmn: 'zh-Hant',
};
const TWO_LETTERS: Readonly<Record<string, Locale>> = {
  en: 'en',
  ms: 'ms',
  id: 'id',
  vi: 'vi',
  es: 'es',
  zh: 'zh-Hant',
};

const model = loadArtefacts().language;

/** Each told which six languages there are, where it can be told. */
const DETECTORS: Readonly<Record<string, (text: string) => Locale | undefined>> = {
  [KAUNTER]: (text) => detect(model, wordsOf(normalise(text))).locale,
  eld: (text) => TWO_LETTERS[eld.detect(text).language],
  tinyld: (text) => TWO_LETTERS[tinyldDetect(text, { only: Object.keys(TWO_LETTERS) })],
  franc: (text) => FRANC[franc(text, { minLength: 1, only: Object.keys(FRANC) })],
};

const merged = (locale: Locale | undefined): Locale | undefined => (locale === 'ms' ? 'id' : locale);

/** The language of short texts, told from the text alone. */
export async function* languageRows({ folder, progress, leaveOut }: RunContext): AsyncGenerator<Row> {
  await (eld as unknown as { load(size: string): Promise<void> }).load('large');
  const massive = readLanguageTexts(folder, 'massive');
  const tatoeba = readLanguageTexts(folder, 'tatoeba');
  const stripped = massive.map(({ text, lang }) => ({ text: fold(text), lang }));
  const exact = (found: Locale | undefined, lang: Locale): boolean => found === lang;
  const loose = (found: Locale | undefined, lang: Locale): boolean => merged(found) === merged(lang);
  const tests = [
    { name: 'MASSIVE', texts: massive, same: exact, goal: 97.5 },
    { name: 'Tatoeba', texts: tatoeba, same: exact, goal: 93.5 },
    {
      name: 'MASSIVE vi without diacritics',
      texts: stripped.filter(({ lang }) => lang === 'vi'),
      same: exact,
      goal: 99,
    },
    { name: 'MASSIVE without diacritics, ms = id', texts: stripped, same: loose, goal: 99 },
    { name: 'MASSIVE, ms = id', texts: massive, same: loose, goal: 99.5 },
    { name: 'Tatoeba, ms = id', texts: tatoeba, same: loose, goal: 99.5 },
  ];
  for (const { name, texts, same, goal } of tests) {
    if (texts.length === 0) {
      leaveOut(`language of ${name}: not in the data folder`);
      continue;
    }
    progress(`language of ${name}: ${texts.length} texts`);
    const values: Record<string, number> = {};
    for (const [detector, tell] of Object.entries(DETECTORS)) {
      values[detector] = (100 * texts.filter(({ text, lang }) => same(tell(text), lang)).length) / texts.length;
    }
    yield { group: 'language', name: `language, ${name}`, unit: '%', goal, values };
  }
}
