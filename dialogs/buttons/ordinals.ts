import type { Locale } from '../../protocol/locale.ts';
import { foldedText } from './comparable.ts';
import words from './ordinals.json' with { type: 'json' };

interface Counting {
  /** First, second, …; alternatives between bars. */
  readonly ordinals: readonly string[];
  readonly cardinals: readonly string[];
  /** With `{o}` for an ordinal, `{c}` for a number in digits or letters. */
  readonly templates: readonly string[];
}

const PLACES = new Map(
  Object.values(words satisfies Record<Locale, Counting>).flatMap((counting: Counting) =>
    counting.ordinals.flatMap((_, index) =>
      waysToSay(counting, index).map((text): [string, number] => [foldedText(text), index + 1]),
    ),
  ),
);

/** Which of several shown choices a text names by its place: "2", "the first one", "nombor dua", 第二個. */
export function placeNamed(text: string): number | undefined {
  const said = foldedText(text);
  return /^\d{1,2}$/.test(said) ? Number(said) : PLACES.get(said);
}

function waysToSay({ ordinals, cardinals, templates }: Counting, index: number): string[] {
  const places = (ordinals[index] ?? '').split('|');
  const numbers = [String(index + 1), cardinals[index] ?? ''];
  return templates.flatMap((template) =>
    template.includes('{o}')
      ? places.map((each) => template.replace('{o}', each))
      : numbers.map((each) => template.replace('{c}', each)),
  );
}
