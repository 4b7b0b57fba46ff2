import type { TurnContext } from 'botbuilder-core';
import { answerQuestion, type ButtonsUnder, showPassage } from './answer.ts';
import { offerHelp } from './feelings/regret.ts';
import { LEAD_TO_DISPUTE, WAY_ON } from './lead-to-dispute.ts';
import { findStop } from './stop-answer.ts';
import { turnOf } from './turn-context.ts';

/** Asks what to do, and says nothing of what it is about: that was said before. */
const WHAT_NOW = new RegExp(
  `^(?:${[
    '(?:(?:so|then|and|ok|okay|well) )*what (?:now|next|(?:should|do|can|am) i (?:supposed to )?do)(?: now| next| then| about (?:it|this|that))*',
    '(?:(?:jadi|so|then|habis) )*(?:apa|ape) (?:patut|perlu|harus|boleh|kena|yang (?:patut|perlu|boleh)) (?:saya|sy|aku|i) (?:buat|lakukan)(?: sekarang| skrg| skrng| ni)?',
    '(?:apa nak buat|(?:macam ?mana|mcm ?mana|camne|camana))(?: sekarang| skrg| ni)',
    '(?:(?:terus|trus|jadi|lalu|nah) )*(?:(?:aku|saya|gue|gw) )?(?:harus|mesti|sebaiknya|kudu) (?:ngapain|gimana|bagaimana)(?: sekarang| skrg| dong| ya| nih)*',
    '(?:(?:terus|trus|jadi|lalu) )+(?:gimana|gmn|bagaimana)(?: sekarang| skrg| dong| ya| nih)*|enaknya gimana',
    'apa yang (?:harus|bisa) (?:saya|aku) lakukan(?: sekarang)?',
    '(?:(?:thế|vậy|giờ|bây giờ|rồi) )*(?:(?:mình|em|tôi|tui) )?(?:(?:phải|nên|cần|có thể) )?(?:làm gì|làm sao|tính sao|làm thế nào)(?: bây giờ| giờ| đây| tiếp| được)*',
    '(?:(?:y|entonces|pues|bueno) )*(?:ahora )?qu[ée] (?:hago|puedo hacer|debo hacer|tengo que hacer|sigue|procede|más hago)(?: ahora| entonces)*|(?:y )?ahora qu[ée]|y ahora',
    '(?:那|那麼|所以|現在|现在|我|該|该|可以|能|要|到底)*(?:怎麼辦|怎么办|怎麼做|怎么做|該做什麼|能做什麼)(?:呢|啊|才好)?',
  ].join('|')})$`,
  'iu',
);

export function asksWhatNow(text: string): boolean {
  return WHAT_NOW.test(text.replace(/[\s?!.,¿¡？！。，…]+/gu, ' ').trim());
}

/** Answers it from what was told or shown before; false where that leads nowhere. */
export async function serveWhatNow(context: TurnContext, buttonsUnder: ButtonsUnder): Promise<boolean> {
  const { memory, services, locale } = turnOf(context);
  const before = memory.lastSlugs?.[0];
  if (memory.lastShown !== undefined && memory.lastShown.slug === before) {
    if (before === WAY_ON || !LEAD_TO_DISPUTE.has(before) || services.article(WAY_ON, locale) === undefined)
      return false;
    await showPassage(context, WAY_ON, 1, { buttonsUnder });
    memory.lastSlugs = [WAY_ON];
    return true;
  }
  if (memory.lastShown !== undefined) return false;
  if (memory.lastQuestion === undefined || isAnsweredOtherwise(context, memory.lastQuestion)) {
    await offerHelp(context);
    return true;
  }
  const search = services.search.search({ text: memory.lastQuestion, locale });
  if (search.decision !== 'answer' && search.decision !== 'choose') return false;
  await answerQuestion(context, memory.lastQuestion, search, buttonsUnder);
  return true;
}

/** The operator's fixed words, and what is said to somebody in danger, are no question to an article. */
function isAnsweredOtherwise(context: TurnContext, text: string): boolean {
  return findStop(context, text) !== undefined || turnOf(context).services.danger(text) !== undefined;
}
