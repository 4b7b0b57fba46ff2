import { CodedError } from '../protocol/error-codes.ts';

/** What a browser would take for a page or a picture that runs scripts, at a text's beginning. */
const MARKUP_AHEAD =
  /^\s*<(?:!doctype|!--|\?xml|html|head|body|script|style|iframe|title|svg|math|h\d|div|font|table|link|meta|object|embed|a|b|br|p|img)(?=[\s>/!?-]|$)/i;
/** The same anywhere: no chat log needs it, and some programs look further than the beginning. */
const MARKUP_WITHIN = /<(?:!doctype\s+html|html|script|svg|iframe|object|embed)(?=[\s>/])/i;
const CONTROLS = /(?![\t\n\v\f\r])\p{Cc}/u;

/** Whether bytes are readable text and nothing that a program runs: neither a page nor a script of a shell. */
export function looksLikeText(head: Buffer, whole: boolean): boolean {
  const text = decode(head, whole);
  return text !== undefined && text.trim() !== '' && harmless(text);
}

/**
 * The text of a whole file, as UTF-8 and without a byte order mark.
 * @throws CodedError `file_type_refused`, `file_damaged`
 */
export function plainText(bytes: Buffer): Buffer {
  const text = decode(bytes, true);
  if (text === undefined) throw new CodedError('file_damaged');
  if (!harmless(text)) throw new CodedError('file_type_refused', { found: 'markup or script' });
  return Buffer.from(text, 'utf8');
}

function harmless(text: string): boolean {
  return !text.startsWith('#!') && !MARKUP_AHEAD.test(text) && !MARKUP_WITHIN.test(text) && !CONTROLS.test(text);
}

/** UTF-8, or UTF-16 that says so; undefined for anything else. */
function decode(bytes: Buffer, whole: boolean): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return undefined;
  }
}
