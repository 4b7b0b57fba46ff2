import { htmlWords } from './html-words.ts';

export interface MailText {
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly subject: string;
}

/** What of a mail is its sender's own. */
export interface OwnWords {
  /** Without the quoted mail. */
  readonly words: string;
  /** All of it, as it came. */
  readonly whole: string;
}

/** Of a part that is read: more than people write, and little enough to be read at once. */
const LONGEST = 1_000_000;
/** A longer line is no head and no introduction of a quotation. */
const LONGEST_LINE = 500;
/** Lines that a mail program may have broken one line into. */
const JOINED = 3;
/** Lines of a quoted mail's head: sender, date, receiver, subject. */
const HEAD_LINES = 4;
const LABEL = /^[\s>*]*[\p{L}][\p{L}\s.]{0,24}\*?\s?[:：]\*?\s*\S/u;
const RULE = /^[\s>]*[-_=*\u2500]{3,}.*$/;

/**
 * Takes the quoted mail off an answer without knowing its language: by the structure of the HTML part first, then by our own address,
 * which only the line above a quotation names. When in doubt it cuts less: losing the sender's words is the worse fault.
 * @param isOwn whether an address is one that our letters come from or are answered to
 */
export function cutQuotation({ text, html, subject }: MailText, isOwn: (address: string) => boolean): OwnWords {
  const page = html?.slice(0, LONGEST) ?? '';
  const read = page.trim() === '' ? undefined : (htmlWords(page) ?? { text: untagged(page), cut: false });
  const plain = unbroken(text?.slice(0, LONGEST) ?? '').trim();
  const whole = plain === '' ? (read === undefined ? '' : read.text) : plain;
  const about = { isOwn, subject: bare(subject) };
  if (read === undefined) return { words: cutText(plain, about), whole };
  if (read.cut) return { words: withoutLastLine(read.text, about), whole };
  return { words: cutText(read.text, about), whole };
}

interface About {
  readonly isOwn: (address: string) => boolean;
  readonly subject: string;
}

function cutText(text: string, about: About): string {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const after = introduction(lines, at, about);
    if (after !== undefined) {
      const rest = lines.slice(after);
      // Quoted line by line: what stands between and below the quoted lines is the sender's own.
      const own = rest.some(isQuoted) ? rest.filter((line) => !isQuoted(line)) : [];
      return joined([...withoutRule(lines.slice(0, at)), ...own]);
    }
    if (isHead(lines, at, about)) return joined(withoutRule(lines.slice(0, at)));
  }
  return joined(withoutQuotedEnd(lines));
}

/** Where the line above a quotation ends, if one begins here; a line of the sender's own that stands right above it is no part of it. */
function introduction(lines: readonly string[], at: number, about: About): number | undefined {
  if (lines[at]?.trim() === '' || isQuoted(lines[at] ?? '')) return undefined;
  for (let count = 1; count <= JOINED; count += 1) {
    const part = lines.slice(at, at + count);
    if (part.length < count || part.some((line) => line.trim() === '')) return undefined;
    if (introducesUs(part, about) && !introducesUs(part.slice(1), about)) return at + count;
  }
  if (!endsDated(lines[at] ?? '')) return undefined;
  let next = at + 1;
  while (lines[next]?.trim() === '') next += 1;
  return isQuoted(lines[next] ?? '') ? at + 1 : undefined;
}

function introducesUs(part: readonly string[], { isOwn }: About): boolean {
  const one = part.join(' ');
  return endsDated(one) && namesUs(one, isOwn);
}

/** Ends in a colon, and has a digit of a date outside its addresses. */
const endsDated = (line: string): boolean =>
  line.length <= LONGEST_LINE && /[:：]\s*$/.test(line) && /\p{Nd}/u.test(line.replace(/[^\s<>(]+@[^\s<>)]+/g, ''));

/** Whether the head of a quoted mail begins here: lines such as `From: …`, one of which names us or the subject. */
function isHead(lines: readonly string[], at: number, { isOwn, subject }: About): boolean {
  if (!LABEL.test(lines[at] ?? '')) return false;
  const near = lines.slice(at, at + HEAD_LINES + 2).filter((line) => line.trim() !== '');
  const end = near.findIndex((line) => !LABEL.test(line));
  const head = end === -1 ? near : near.slice(0, end);
  if (namesUs(head[0] ?? '', isOwn) && head.length >= 2) return true;
  if (head.length < HEAD_LINES) return false;
  const values = head.map((line) => bare(line.replace(/^[^:：]*[:：]/, '')));
  return values.some((value) => value.length >= 5 && value === subject) || namesUs(head.join(' '), isOwn);
}

function namesUs(text: string, isOwn: (address: string) => boolean): boolean {
  if (text.length > LONGEST_LINE * HEAD_LINES) return false;
  return [...text.matchAll(/[^\s<>()[\]"',;:：]+@[^\s<>()[\]"',;:：]+/g)].some(([address]) => isOwn(address));
}

/** After the structure has gone, only a last line may be left that introduced it. */
function withoutLastLine(text: string, about: About): string {
  const lines = text.split('\n');
  for (let count = JOINED; count >= 1; count -= 1) {
    const at = lines.length - count;
    if (at >= 0 && introduction(lines, at, about) === lines.length) return joined(lines.slice(0, at));
  }
  return text;
}

const isQuoted = (line: string): boolean => /^\s*>/.test(line);

function withoutQuotedEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !isQuoted(line));
  return last === -1 ? lines : lines.slice(0, last + 1);
}

/** The rule that programs draw above a quotation goes with it. */
function withoutRule(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return RULE.test(lines[last] ?? '') ? lines.slice(0, last) : lines;
}

/** The subject without what programs put before it when they answer; it has few letters and a colon in every language. */
function bare(subject: string): string {
  let text = subject.trim();
  while (/^[\p{L}\s]{1,10}[:：]/u.test(text)) text = text.replace(/^[\p{L}\s]{1,10}[:：]\s*/u, '');
  return text.toLowerCase();
}

const untagged = (html: string): string => html.replace(/<[^<>]*>/g, ' ').trim();
const unbroken = (text: string): string => text.replace(/\r\n?/g, '\n');

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
