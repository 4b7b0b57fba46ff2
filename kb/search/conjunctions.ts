/** Words that join two wishes of one message, by language. "Or" joins two names of one thing ("human or machine?"). */
const CONJUNCTIONS = [
  ['en', 'and', 'but', 'so', 'then', 'also', 'plus'],
  ['ms', 'dan', 'tapi', 'tetapi', 'lepas tu', 'cuma'],
  ['id', 'dan', 'tapi', 'tetapi', 'terus', 'trus', 'cuma'],
  ['vi', 'và', 'nhưng', 'mà', 'nên', 'rồi', 'thì'],
  ['es', 'y', 'e', 'pero', 'así que', 'asi que', 'entonces', 'además', 'ademas'],
].flatMap(([, ...words]) => words);
/** "So" in Malay and Indonesian; behind a negation it is a verb: "tak jadi batal" takes a wish back. */
const SO = String.raw`(?<!(?<!\p{L})(?:tak|tidak|x|ga|gak|nggak|ngga|gk))\sjadi(?=\s)`;
/** Chinese runs words together; these are long enough not to stand in others. */
const HAN_CONJUNCTIONS = ['但是', '可是', '不過', '然後', '所以', '而且', '還有', '但'];

/** In Chinese a space stands for a comma. */
const HAN_SPACE = String.raw`(?<=\p{Script=Han})\s+(?=\p{Script=Han})`;

const CUT = new RegExp(
  `[.,;:!?…、，。；：！？\\n]+|\\s(?:${CONJUNCTIONS.join('|')})(?=\\s)|${SO}|${HAN_SPACE}|${HAN_CONJUNCTIONS.join('|')}`,
  'giu',
);

/** The clauses of a message, cut at punctuation and at conjunctions. */
export function clausesOf(text: string): string[] {
  return text
    .split(CUT)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}
