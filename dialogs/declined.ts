import { clausesOf } from '../kb/search/conjunctions.ts';

/**
 * How people say what they do not want. Only words of wanting and needing: "no one answers" and "I can't talk to anybody?"
 * decline nothing.
 */
const DECLINES: readonly RegExp[] = [
  /\b(?:do ?n[o']?t|dont|did ?n[o']?t|didnt|never|not)\s+(?:want|wanna|need|wish|ask(?:ing|ed)?|sa(?:y|id)|have to|looking)\b/iu,
  /\bno need\b|\b(?:ya )?no (?:(?:la|lo|las|los|me|te|se) )?quiero\b|\bno necesito\b|\bno hace falta\b|\bno deseo\b|\bnunca (?:dije|quise|ped[ií])\b/iu,
  /\b(?:tak|x|tidak) (?:payah|perlu|nak|mahu)\b|\btaknak\b|\bbukan nak\b|\bjangan\b|\bbila (?:masa|pulak?) (?:saya|aku|i) (?:kata|cakap|ckp|nak)\b/iu,
  /\b(?:ga|gak|nggak|ngga|tidak|tak|gk) (?:usah|perlu|mau|pengen|butuh)\b|\bbukan mau\b|\b(?:ga|gak|nggak|ngga|tidak|tak|gk|belum) pernah (?:bilang|minta|mau|ngomong|mengatakan|pengen)\b/iu,
  /(?<!\p{L})(?:không|ko|k|khong|hông|chưa|chẳng|chả) (?:cần|muốn|can|muon|đòi)(?!\p{L})|(?<!\p{L})(?:đừng|khỏi cần)(?!\p{L})|(?<!\p{L})có (?:nói|bảo|đòi|muốn)(?!\p{L}).*(?<!\p{L})đâu(?!\p{L})/iu,
  /不用|不要|不想|不需要|不必|不是要|沒有要|唔使|唔要|沒(?:有)?(?:說|講)過?|沒有要/u,
];
/**
 * How a clause begins that takes back what was asked before: "wait, don't cancel it", "eh ga jadi batal". Only where something
 * else is asked instead: alone it is a wish to stop.
 */
const TAKES_BACK =
  /^(?:(?:wait|no|oh|ok|sorry|actually|nah|hold on|eh|eits|aduh|tunggu|maaf|à|thôi|thoi)\s+)*(?:(?:do ?n[o']?t|dont)\s+(?:cancel|send|return|refund|open|change|close|bother)|(?:tak|x|ga|gak|nggak|ngga|tidak|gk) jadi|khỏi)(?!\p{L})/iu;
/** Who does not want these wants a person. */
const MACHINES =
  /\b(?:bot|robot|machine|computer|mesin|máquina|maquina|chatbot|(?:an?|the|this|that|your|with|to|by|dengan|sama) ai)\b|機器|机器|電腦/iu;
/** In Vietnamese the word also begins the name of every device: "máy giặt" is a washing machine. */
const MACHINE_VI =
  /(?<!\p{L})(?:với|cho|gặp|là|bằng|cái|con) máy(?!\p{L})(?!\s+(?!móc|trả lời|tự động|đâu|nữa|này|kia|nha|nhé|ạ|thôi|chứ)\p{L})|(?<!\p{L})máy (?:trả lời|tự động|móc)(?!\p{L})/iu;
/** Not in small letters alone: in Vietnamese that is "anybody". */
const AI = /\bAI\b/u;

export interface Declined {
  /** What is left of the message to go by. */
  readonly rest: string;
  /** Whether something was declined at all. */
  readonly declines: boolean;
}

/** A message without the clauses that say what somebody does not want: "no need for an agent, where is my parcel" asks for a parcel. */
export function withoutDeclined(text: string): Declined {
  if (MACHINES.test(text) || MACHINE_VI.test(text) || AI.test(text)) return { rest: text, declines: false };
  const clauses = clausesOf(text).flatMap((clause) =>
    /\p{Script=Han}/u.test(clause) ? clause.split(/\s+/u) : [clause],
  );
  const wanted = clauses.filter((clause) => !DECLINES.some((decline) => decline.test(clause)));
  const instead = wanted.filter((clause) => !TAKES_BACK.test(clause));
  const kept = instead.length > 0 ? instead : wanted;
  return kept.length === clauses.length ? { rest: text, declines: false } : { rest: kept.join(', '), declines: true };
}
