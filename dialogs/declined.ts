import { clausesOf } from '../kb/search/conjunctions.ts';

/**
 * How people say what they do not want. Only words of wanting and needing: "no one answers" and "I can't talk to anybody?"
 * decline nothing.
 */
const DECLINES: readonly RegExp[] = [
  /\b(?:do ?n[o']?t|dont|did ?n[o']?t|didnt|never|not)\s+(?:want|wanna|need|wish|ask(?:ing|ed)?|sa(?:y|id)|have to|looking)\b/iu,
  /\bno need\b|\bno quiero\b|\bno necesito\b|\bno hace falta\b|\bno deseo\b|\bnunca (?:dije|quise|ped[ií])\b/iu,
  /\b(?:tak|x|tidak) (?:payah|perlu|nak|mahu)\b|\btaknak\b|\bbukan nak\b|\bjangan\b|\bbila (?:masa|pulak?) (?:saya|aku|i) (?:kata|cakap|ckp|nak)\b/iu,
  /\b(?:ga|gak|nggak|ngga|tidak|tak|gk) (?:usah|perlu|mau|pengen|butuh)\b|\bbukan mau\b|\b(?:ga|gak|nggak|ngga|tidak|tak|gk|belum) pernah (?:bilang|minta|mau|ngomong|mengatakan|pengen)\b/iu,
  /(?<!\p{L})(?:không|ko|k|khong|hông|chưa|chẳng|chả) (?:cần|muốn|can|muon|đòi)(?!\p{L})|(?<!\p{L})(?:đừng|khỏi cần)(?!\p{L})|(?<!\p{L})có (?:nói|bảo|đòi|muốn)(?!\p{L}).*(?<!\p{L})đâu(?!\p{L})/iu,
  /不用|不要|不想|不需要|不必|不是要|沒有要|唔使|唔要|沒(?:有)?(?:說|講)過?|沒有要/u,
];
/** Who does not want these wants a person. */
const MACHINES =
  /\b(?:bot|robot|machine|computer|mesin|máquina|maquina|chatbot|máy|(?:an?|the|this|that|your|with|to|by|dengan|sama) ai)\b|機器|机器|電腦/iu;
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
  if (!DECLINES.some((decline) => decline.test(text)) || MACHINES.test(text) || AI.test(text))
    return { rest: text, declines: false };
  const clauses = clausesOf(text).flatMap((clause) =>
    /\p{Script=Han}/u.test(clause) ? clause.split(/\s+/u) : [clause],
  );
  const kept = clauses.filter((clause) => !DECLINES.some((decline) => decline.test(clause)));
  return kept.length === clauses.length ? { rest: text, declines: false } : { rest: kept.join(', '), declines: true };
}
