import { fold } from './analysis/normalise.ts';
import words from './naming-words.json' with { type: 'json' };
import type { Intent } from './types.ts';

/** The words by which a wish is named, in all six languages: "dispute", "khiếu nại", 客訴. */
const NAMED: Readonly<Partial<Record<Intent, RegExp>>> = Object.fromEntries(
  Object.entries(words).map(([intent, names]) => {
    const han = names.filter((name) => /\p{Script=Han}/u.test(name));
    const latin = names.filter((name) => !han.includes(name)).map(fold);
    return [intent, new RegExp(`(?<![\\p{L}\\p{N}])(?:${latin.join('|')})(?![\\p{L}\\p{N}])|${han.join('|')}`, 'u')];
  }),
);

/** Whether a text names this wish by one of its words. */
export function namesIntent(text: string, intent: Intent): boolean {
  return NAMED[intent]?.test(fold(text.slice(0, 2_000).toLowerCase())) ?? false;
}
