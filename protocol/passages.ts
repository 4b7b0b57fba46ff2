/** What shoppers type whom one passage of an article answers, not the article as a whole. */
export interface PassageQuestions {
  /** How the passage begins in the Markdown; questions of a passage that is there no longer find the article alone. */
  readonly opens: string;
  /** Whole questions, understood by themselves. */
  readonly phrasings: readonly string[];
  /** Second questions in a few words, once the matter is clear: “and who pays for it?” */
  readonly followUps?: readonly string[];
}

/** A passage never grows past this by taking a list along, in characters. */
const PASSAGE_LIMIT = 600;

const HEADING = /^#{1,6}\s[^\n]*$/u;
const LIST = /^(?:[-*+]|\d+[.)])\s/u;
const FENCE = /^(?:```|~~~)/u;
/** A table, a code block, a picture: it says nothing without the sentence before it, however long it is. */
const SHOWN = /^(?:\||```|~~~|!\[|<img\s)/u;

/**
 * The paragraphs of a Markdown body. A list stays with the line that introduces it, a table, code or a picture always does;
 * headings go with what follows.
 */
export function passagesOf(body: string): string[] {
  const passages: string[] = [];
  let heading = '';
  for (const block of blocksOf(body)) {
    if (HEADING.test(block)) {
      heading = `${heading}${block}\n\n`;
      continue;
    }
    const before = passages.at(-1);
    const joins =
      before !== undefined &&
      heading === '' &&
      (SHOWN.test(block) || (LIST.test(block) && before.length + block.length <= PASSAGE_LIMIT));
    if (joins) {
      passages[passages.length - 1] = `${before}\n\n${block}`;
    } else {
      passages.push(heading + block);
      heading = '';
    }
  }
  return passages;
}

/** The blocks between blank lines; those of a code block are no borders. */
function blocksOf(body: string): string[] {
  const blocks: string[] = [];
  let open: string | undefined;
  let fenced = false;
  for (const line of body.split('\n')) {
    if (FENCE.test(line.trim())) fenced = !fenced;
    if (line.trim() === '' && !fenced) {
      if (open !== undefined) blocks.push(open.trim());
      open = undefined;
    } else open = open === undefined ? line : `${open}\n${line}`;
  }
  if (open !== undefined) blocks.push(open.trim());
  return blocks.filter((block) => block !== '');
}
