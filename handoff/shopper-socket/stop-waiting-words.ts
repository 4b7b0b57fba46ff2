/** What people type when they do not want to wait for a person any more; read in every language, whatever the chat's is. */
const LEAVING = new Set([
  ...[
    'cancel',
    'cancel it',
    'cancel that',
    'cancel this',
    'never mind',
    'nevermind',
    'nvm',
    'forget it',
    'stop waiting',
  ],
  ...['batal', 'batalkan', 'tak jadi', 'tak jadilah', 'xjadi', 'tak payah', 'tak payahlah', 'lupakan', 'lupakan saja'],
  ...['x payah', 'xpayah', 'x jadi', 'tak payah dah', 'takyah'],
  ...['batal saja', 'tidak jadi', 'ga jadi', 'gak jadi', 'nggak jadi', 'gajadi', 'tidak usah', 'gak usah', 'ga usah'],
  ...[
    'hủy',
    'huỷ',
    'hủy bỏ',
    'huỷ bỏ',
    'hủy đi',
    'huỷ đi',
    'thôi',
    'thôi khỏi',
    'thôi bỏ đi',
    'bỏ đi',
    'không cần nữa',
  ],
  ...['huy', 'huy bo', 'thoi khoi', 'bo di', 'khong can nua', 'thôi không cần nữa'],
  ...['cancelar', 'cancela', 'cancélalo', 'cancelalo', 'déjalo', 'dejalo', 'olvídalo', 'olvidalo', 'ya no hace falta'],
  ...['取消', '算了', '不用了', '不需要了', '先算了', '不等了', '取消等待', '不用等了'],
]);

/** What else such a message holds, which alone says nothing of the kind: "oh never mind, found it". */
const BESIDE = [
  ...['oh', 'ok', 'okay', 'actually', 'sorry', 'wait', 'please', 'pls', 'thanks', 'all good', 'found it', 'i found it'],
  ...['found the answer', 'got it', 'solved', 'no wait', 'just', 'now', 'lol'],
  ...[
    'eh',
    'takpe',
    'takpelah',
    'tak apa',
    'xpe',
    'la',
    'lah',
    'je',
    'dah',
    'sori',
    'maaf',
    'dah jumpa',
    'dah jumpa jawapan',
  ],
  ...[
    'gapapa',
    'gpp',
    'deh',
    'aja',
    'dong',
    'udah',
    'udah ketemu',
    'udah ketemu jawabannya',
    'makasih',
    'ya',
    'yaudah',
  ],
  ...['à', 'ạ', 'nha', 'nhé', 'đi', 'mình', 'em', 'tìm được rồi', 'mình tìm được rồi', 'được rồi', 'rồi', 'cảm ơn'],
  ...['bueno', 'no', 'ya', 'mejor', 'gracias', 'ya lo encontré', 'ya encontré la respuesta', 'perdón', 'porfa'],
  ...['啊', '喔', '好', '好了', '等等', '謝謝', '我', '找到了', '我找到答案了', '沒關係', '那', '吧', '好吧'],
];

const longestFirst = (a: string, b: string): number => b.length - a.length;
const HAN = /\p{Script=Han}/u;
const spelt = (phrase: string) => (HAN.test(phrase) ? phrase : `${phrase}(?![\\p{L}\\p{M}\\p{N}])`);
const anyOf = (phrases: Iterable<string>) => [...phrases].sort(longestFirst).map(spelt).join('|');
const PART = new RegExp(`(${anyOf(LEAVING)})|(?:${anyOf(BESIDE)})`, 'uy');
const PAUSE = /[\s,.!…。！，、~]*/uy;
/** More than these say more than that. */
const LONGEST = 60;

/**
 * Whether a whole message says that the shopper leaves the queue. Anything that says more, such as "cancel my order", is for the
 * person whom they wait for.
 */
export function stopsWaiting(text: string): boolean {
  const said = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s"'“”¡¿]+|[\s"'“”.,!?…。！？，]+$/gu, '')
    .replace(/\s+/g, ' ');
  return said.length <= LONGEST && isMadeOfLeaving(said);
}

/** Before "cancel" these want nothing cancelled: "ga jadi batal", "ya no cancelar"; "nvm cancel" wants it twice. */
const UNDOES = /^(?:no|.*(?:jadi|payah|usah|cần nữa|can nua|hace falta).*)$/u;
/** Spaces alone join two words into one saying. Han needs no commas. */
const joins = (gap: string, word: string): boolean => /^\s*$/.test(gap) && !HAN.test(word);

/** Read from left to right, the longest words first, and never gone back over: whoever types may type anything. */
function isMadeOfLeaving(said: string): boolean {
  let leaves = false;
  let at = 0;
  let before = { word: '', gap: '' };
  while (at < said.length) {
    PART.lastIndex = at;
    const found = PART.exec(said);
    if (found === null) return false;
    const [word, leaving] = found;
    if (leaving !== undefined && UNDOES.test(before.word) && joins(before.gap, word)) return false;
    leaves ||= leaving !== undefined;
    at += word.length;
    PAUSE.lastIndex = at;
    const gap = PAUSE.exec(said)?.[0] ?? '';
    before = { word, gap };
    at += gap.length;
  }
  return leaves;
}
