/** What a message without any word says. */
export type BareSign = 'pleased' | 'displeased' | 'puzzled' | 'number';

const PLEASED = /[👍👌🙏❤♥😊😀😃😄🙂💯✅👏🎉🥰😍]/u;
const DISPLEASED = /[👎😡😠🤬💢😤😞😢😭💔❌🖕]/u;

/** A thumb, a row of question marks, a lone number: undefined where there are words, or nothing to tell. */
export function bareSign(text: string): BareSign | undefined {
  if (/\p{L}/u.test(text)) return undefined;
  if (/^\s*\d{1,3}[.)]?\s*$/u.test(text)) return 'number';
  if (/\d/u.test(text.replace(/[\u{20E3}\u{FE0F}]/gu, ''))) return undefined;
  if (DISPLEASED.test(text)) return 'displeased';
  if (PLEASED.test(text)) return 'pleased';
  return /[?？!！.…]/u.test(text) ? 'puzzled' : undefined;
}
