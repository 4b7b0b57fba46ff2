/** Where a message is cut: in Chinese a space stands for a comma. */
const PAUSE = /[,.;!?，。；！？、\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

const SORRY = {
  latin:
    'sorry|sori|sory|sr|my apologies|apologi[sz]e|i apologi[sz]e|forgive me|maaf|maafkan|mohon maaf|minta maaf|xin lỗi|xin loi|cho mình xin lỗi|perdón|perdon|disculpa|disculpen|disculpe|lo siento|una disculpa',
  han: '抱歉|不好意思|對不起|对不起',
};
/** How one behaved. */
const TEMPER = {
  latin:
    'temper|rude|swearing|swore|cursing|outburst|yelling|shouting|harsh|snapping|snapped|carried away|emosi|marah|kasar|terlepas cakap|melenting|nóng|nong|lỡ lời|nặng lời|to tiếng|chửi|exalté|exalte|alteré|enojé|grosero|grosera|gritar|grité|dejé llevar|calenté|me pasé',
  han: '激動|激动|衝動|冲动|失態|失态|口氣|口气|語氣|语气|罵|骂|太兇|生氣|生气|情緒|情绪',
};
const BY_ITSELF =
  /^(?:i )?(?:lost my temper|got carried away|overreacted)(?: there| earlier| just now)?$|^(?:(?:mình|em|tôi) )?(?:bực|nóng|giận|tức)(?: quá| giận)? nên (?:lỡ lời|nói nặng|chửi|nóng).*$|^me (?:exalté|exalte|alteré|pasé|calenté|ofusqué|dejé llevar|enojé de más)(?: (?:mucho|un poco|hace rato))?$|^(?:剛剛|剛才|刚刚|刚才)(?:我)?(?:太|比較|有點|有点)?(?:激動|激动|衝動|冲动|失態|失态|兇|凶)(?:了)?$/iu;

const latin = (list: string) => new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, 'iu');
const SORRY_WORDS = [latin(SORRY.latin), new RegExp(SORRY.han, 'u')];
const TEMPER_WORDS = [latin(TEMPER.latin), new RegExp(TEMPER.han, 'u')];
const NO_MORE_THAN_SORRY = new RegExp(`^(?:${SORRY.latin}|${SORRY.han})$`, 'iu');
/** An apology is short: a story of somebody's rudeness is none. */
const LONGEST = 60;

const holds = (text: string, patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(text));
const excuses = (clause: string) =>
  clause.length <= LONGEST && (BY_ITSELF.test(clause) || (holds(clause, SORRY_WORDS) && holds(clause, TEMPER_WORDS)));

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
