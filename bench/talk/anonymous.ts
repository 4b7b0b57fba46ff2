/** Words of people, each of a kind in its turn: an order that is named twice is the same placeholder both times. */
export type Anonymiser = (text: string) => string;

interface Kind {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Before any name: a mail's address holds one. */
const ADDRESSES: readonly Kind[] = [
  { name: 'mail', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu },
  { name: 'link', pattern: /(?:https?:\/\/|www\.)[^\s<>"「」（）]+/giu },
];
/** In the order in which they are looked for. */
const KINDS: readonly Kind[] = [
  // What stands behind the word for an address, up to the end of the sentence, where it has a number.
  {
    name: 'address',
    pattern:
      /(?<=(?:address(?: is|:)|alamat(?: saya|nya)?(?: adalah|:| di)|địa chỉ(?: của (?:mình|tôi|em))?(?: là|:)|dirección(?: es|:)|地址(?:是|：|:))\s*)(?=[^.!?。！？\n]*\d)[^\s.!?。！？][^.!?。！？\n]*/giu,
  },
  {
    name: 'address',
    pattern: /\b(?:jalan|jln\.?|jl\.|lorong|calle|avenida|av\.|đường|phố)\s+[^,.!?\n]*\d+[^,.!?\n]*/giu,
  },
  {
    name: 'address',
    pattern: /\b\d+[A-Za-z]?,?\s+(?:\p{Lu}\p{L}+\s){1,3}(?:street|st|road|rd|avenue|ave|lane|drive)\b\.?/gu,
  },
  {
    name: 'address',
    pattern:
      /(?:\p{Script=Han}{1,3}[市縣县])?\p{Script=Han}{1,4}[區区鄉镇鎮]?\p{Script=Han}{1,6}[路街]\s*(?:\d+\s*段)?\s*\d+\s*[號号](?:\s*\d+\s*樓)?/gu,
  },
  // An order, a parcel, a case: letters and digits, or many digits with bars between.
  {
    name: 'order',
    pattern:
      /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}#/-]*\d[\p{L}\p{N}#/-]*\d)(?=[\p{L}\p{N}#/-]*[A-Za-z])(?!\d+(?:kg|cm|mm|ml|rb|jt|tr|km|gb|am|pm|st|nd|rd|th|k|h)\b)[A-Za-z\d#][A-Za-z\d#/-]{4,}(?![\p{L}\p{N}])/giu,
  },
  { name: 'phone', pattern: /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s()./–-]?\d){7,14}(?![\p{L}\p{N}])/gu },
  { name: 'order', pattern: /(?<![\p{L}\p{N}])\d{5,}(?![\p{L}\p{N}])/gu },
  {
    name: 'name',
    pattern:
      /(?<=(?:my name is|this is|i am called|nama saya|nama aku|tên (?:tôi|mình|em) là|(?:tôi|mình|em) tên là|me llamo|mi nombre es|soy)\s+)\p{Lu}[\p{L}\p{M}'-]*(?:\s\p{Lu}[\p{L}\p{M}'-]*){0,3}|(?<=我(?:叫|的名字是))\p{Script=Han}{2,4}/gu,
  },
];

/** Takes what tells of a person out of texts that belong together. @param names of those who took part */
export function anonymiser(names: readonly string[]): Anonymiser {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (name: string, found: string): string => {
    const key = `${name} ${found.toLowerCase().replace(/[\s().-]/gu, '')}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const made = `<${name}-${count}>`;
    known.set(key, made);
    return made;
  };
  const parts = names
    .flatMap((name) => [name, ...name.split(/\s+/u)])
    .map((name) => name.trim())
    .filter((name) => [...name].length > 1)
    .sort((a, b) => b.length - a.length)
    .map((name) => ({
      name: 'name',
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'),
    }));
  return (text) => {
    const take = (rest: string, { name, pattern }: Kind) =>
      // What is a placeholder already is left alone.
      rest
        .split(/(<[a-z]+-\d+>)/u)
        .map((part, at) => (at % 2 === 1 ? part : part.replace(pattern, (found) => placeholder(name, found.trim()))))
        .join('');
    return [...ADDRESSES, ...parts, ...KINDS].reduce(take, text);
  };
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
