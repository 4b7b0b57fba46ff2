import { type AnalysisLanguage, analyseWords, splitWords } from './analysis/analyse.ts';

/** A passage never grows past this by taking its neighbour along, in characters. */
const PASSAGE_LIMIT = 600;

/** The paragraphs of a Markdown body; a list stays with the line that introduces it, headings go with what follows. */
export function passagesOf(body: string): string[] {
  const blocks = body
    .split(/\n\s*\n/u)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const passages: string[] = [];
  let heading = '';
  for (const block of blocks) {
    if (/^#{1,6}\s[^\n]*$/u.test(block)) {
      heading = `${block}\n\n`;
      continue;
    }
    const before = passages.at(-1);
    const isList = /^(?:[-*+]|\d+[.)])\s/u.test(block);
    if (isList && heading === '' && before !== undefined && before.length + block.length <= PASSAGE_LIMIT) {
      passages[passages.length - 1] = `${before}\n\n${block}`;
    } else {
      passages.push(heading + block);
      heading = '';
    }
  }
  return passages;
}

/** What a reader sees of a Markdown text: link targets, emphasis marks and placeholders are gone. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\{\{[^}]*\}\}/gu, ' ')
    .replace(/\]\([^)]*\)/gu, ' ')
    .replace(/[*_#>`[\]]/gu, ' ');
}

/** What the opening passage is worth beyond its words, as a share of all the words of the question. */
const OPENING_BONUS = 0.15;

/** A passage with the stems that a question may share with it. */
export interface PreparedPassage {
  readonly text: string;
  /** Words. */
  readonly length: number;
  readonly stems: readonly string[];
}

export function preparePassage(text: string, language: AnalysisLanguage): PreparedPassage {
  const words = splitWords(plainText(text));
  const { stems, folded } = analyseWords(words, language);
  return { text, length: words.length, stems: [...new Set([...stems, ...folded])] };
}

/**
 * The passage that fits a question best; the first one where none stands out, since an article opens with the sentence
 * that answers. `weights` says what sharing a stem with the question is worth.
 */
export function choosePassage(passages: readonly PreparedPassage[], weights: ReadonlyMap<string, number>): string {
  let whole = 0;
  for (const weight of weights.values()) whole += weight;
  let best = passages[0]?.text ?? '';
  let bestScore = -1;
  passages.forEach(({ text, length, stems }, i) => {
    let score = i === 0 ? OPENING_BONUS * whole : 0;
    for (const stem of stems) score += weights.get(stem) ?? 0;
    // Longer passages share more words by chance.
    score /= Math.sqrt(20 + length);
    if (score > bestScore) {
      bestScore = score;
      best = text;
    }
  });
  return best;
}
