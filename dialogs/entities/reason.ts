import type { Profile } from '../../disputes/domain/profile/profile-schema.ts';
import { SOLUTION_KINDS, type SolutionKind } from '../../disputes/domain/solutions.ts';
import type { Locale } from '../../protocol/locale.ts';
import { isAllOf, namedIn, type Phrase } from './match.ts';
import { type NamedPhrases, phrasesOf } from './phrases.ts';

/** Reasons that profiles name by other names than the lists of phrases do. */
const SAID_AS: Readonly<Record<string, readonly string[]>> = {
  incomplete: ['missing'],
  'wrong-or-missing': ['wrong', 'missing'],
  'shipping-error': ['wrong', 'missing'],
  'content-damaged': ['damaged'],
};
/** Where a profile lacks the left reason, the right one takes its phrases. */
const FALLS_TO: Readonly<Record<string, string>> = {
  damaged: 'quality',
  'not-as-described': 'quality',
  quality: 'not-as-described',
};

/** The reason of this profile that a text states; undefined where none or several. */
export function reasonIn(text: string, profile: Profile, locale: Locale): string | undefined {
  return namedIn(text, reasonLists(profile, locale))?.name;
}

function reasonLists(profile: Profile, locale: Locale): NamedPhrases {
  const names = Object.keys(profile.reasons);
  const listsOf = (name: string) => SAID_AS[name] ?? [name];
  const taken = new Set(names.flatMap(listsOf));
  const spare = Object.entries(FALLS_TO).filter(([from, to]) => !taken.has(from) && names.includes(to));
  return Object.fromEntries(
    names.map((name) => {
      const lists = [...listsOf(name), ...spare.filter(([, to]) => to === name).map(([from]) => from)];
      return [name, lists.flatMap((list) => both(locale, list))];
    }),
  );
}

/** English words are mixed into every language of the region: "barang broken". */
function both(locale: Locale, list: string): readonly Phrase[] {
  const own = phrasesOf(locale).reasons[list] ?? [];
  return locale === 'en' ? own : [...own, ...(phrasesOf('en').reasons[list] ?? [])];
}

/** The solution that a text asks for, of those that are to be had. */
export function solutionIn(text: string, among: readonly SolutionKind[], locale: Locale): SolutionKind | undefined {
  const own = phrasesOf(locale).solutions;
  const english = phrasesOf('en').solutions;
  const lists = Object.fromEntries(among.map((kind) => [kind, [...(own[kind] ?? []), ...(english[kind] ?? [])]]));
  const name = namedIn(text, lists)?.name;
  return SOLUTION_KINDS.find((kind) => kind === name);
}

/** The solution that is all of an answer where solutions are asked for: there "all" and "part" suffice. */
export function bareSolution(text: string, among: readonly SolutionKind[], locale: Locale): SolutionKind | undefined {
  const [own, english] = [phrasesOf(locale).answers, phrasesOf('en').answers];
  const found = among.filter((kind) => isAllOf(text, [...(own[kind] ?? []), ...(english[kind] ?? [])]));
  return found.length === 1 ? found[0] : undefined;
}
