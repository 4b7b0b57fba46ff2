/** Where a message is cut: in Chinese a space stands for a comma. */
const PAUSE = /[,.;!?，。；！？、\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** Words of Latin scripts by what they say, each as a whole; what is left of an apology without them is nothing. */
const SORRY =
  'sorry|sori|sory|my apologies|apologi[sz]e|apologies|forgive me|maaf|maafkan|mohon maaf|minta maaf|xin lỗi|xin loi|perdón|perdon|perdona|disculpa|disculpen|disculpe|lo siento|una disculpa';
const TEMPER =
  'temper|rude|swearing|swore|cursing|outburst|yelling|yelled|shouting|shouted|harsh|snapping|snapped|carried away|overreacted|emosi|emosional|marah(?:[ -]marah)?|kasar|terlepas cakap|melenting|nóng(?: giận| tính)?|lỡ lời|nặng lời|to tiếng|chửi(?: bậy)?|exalt[éeó]|exaltarme|alter[éeó]|enoj[éeó]|grosero|grosera|gritar|grit[ée]|dejé llevar|calenté|me pasé';
const BESIDE = [
  'i|im|i’m|my|for|about|was|being|to|be|so|too|a|an|bit|little|very|really|that|the|this|there|earlier|before|just|now|got|get|lost|losing|have|had|been|if|at you|to you|with you|on you|guys|everyone|me|yeah|oh|hey|ok|okay|please',
  'saya|sy|aku|gue|gw|tadi|td|tadinya|sebelumnya|ya|yaa|yah|ye|la|lah|kak|min|bang|mas|mbak|atas|terlalu|agak|sedikit|dah|udah|sudah|jadi|kebawa|terbawa|sempat|kalau|kalo|kata|cakap|bahasa|nada|tak|tidak|sengaja',
  'nãy|lúc nãy|hồi nãy|mình|em|tôi|tui|tớ|bạn|hơi|quá|đã|có|vì|giận|bực|tức|nên|làm|với|nhé|nha|ạ|ad',
  'me|por|haber|haberme|ser|sido|hace|rato|un|poco|mucho|muy|de|más|lo|antes|estuve|fui|he|tan|así|mi|mis|tono|forma|si|soné|con ustedes|contigo',
].join('|');

const SORRY_HAN = /抱歉|不好意思|對不起|对不起/gu;
const TEMPER_HAN = /激動|激动|衝動|冲动|失態|失态|口氣|口气|語氣|语气|罵人|骂人|太兇|太凶|生氣|生气|情緒|情绪/gu;
const BESIDE_HAN =
  /剛剛|剛才|刚刚|刚才|方才|我|太|很|有點|有点|比較|比较|說話|说话|一下|真的|不好|對你|對您|跟你|跟您|见谅|見諒|請|请|了|的|啊|喔|那時/gu;

/** Who was carried away says so without the word: "perdón, me exalté" in two clauses, "lost my temper there". */
const BY_ITSELF =
  /^(?:i )?(?:lost my temper|got carried away|overreacted)(?: there| earlier| just now)?$|^(?:(?:mình|em|tôi) )?(?:bực|nóng|giận|tức)(?: quá| giận)? nên (?:lỡ lời|nói nặng(?: lời)?|chửi)$|^me (?:exalté|exalte|alteré|pasé|calenté|ofusqué|dejé llevar|enojé de más)(?: (?:mucho|un poco|hace rato))?$|^(?:剛剛|剛才|刚刚|刚才)(?:我)?(?:太|比較|有點|有点)?(?:激動|激动|衝動|冲动|失態|失态|兇|凶)(?:了)?$/iu;

const words = (list: string) => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'giu');
const KINDS = [
  { sorry: words(SORRY), temper: words(TEMPER), beside: words(BESIDE) },
  { sorry: SORRY_HAN, temper: TEMPER_HAN, beside: BESIDE_HAN },
];
const NO_MORE_THAN_SORRY = new RegExp(`^(?:(?:oh|ok|ya|ay) )?(?:${SORRY}|抱歉|不好意思|對不起|对不起)$`, 'iu');
/** An apology is short. */
const LONGEST = 60;

/** Sorry for how one spoke, and nothing else: with one word more it may be somebody else's rudeness, or a hot machine. */
function excuses(clause: string): boolean {
  if (clause.length > LONGEST) return false;
  if (BY_ITSELF.test(clause)) return true;
  return KINDS.some(({ sorry, temper, beside }) => {
    const without = clause.replaceAll(sorry, ' ');
    const calm = without.replaceAll(temper, ' ');
    return without !== clause && calm !== without && !/[\p{L}\p{N}]/u.test(calm.replaceAll(beside, ' '));
  });
}

/** What else somebody says who is sorry for how they spoke; empty where it is nothing else, the same text where they are not. */
export function withoutApology(text: string): string {
  const clauses = text.split(PAUSE).map((clause) => clause.trim());
  if (!clauses.some(excuses)) return text;
  let rest = text;
  for (const clause of clauses)
    if (excuses(clause) || NO_MORE_THAN_SORRY.test(clause)) rest = rest.replace(clause, () => '');
  rest = rest.replace(/^[\s,.;!，。；！、]+/u, '').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : '';
}
