import type { Locale } from '../../protocol/locale.ts';
import type { Conversation } from '../conversation/conversation.ts';

/** What a line wants, with how sure that is (0–1); undefined where it wants nothing in particular. */
export type Recognise = (
  line: string,
  locale: Locale,
) => { readonly intent: string; readonly confidence: number } | undefined;

export type OnlyThanks = (text: string, from: Pick<Conversation, 'shopperName' | 'locale'>) => boolean;

/** As sure as of a phrase that is known word for word: "thanks for nothing" is not. */
const WORD_FOR_WORD = 0.97;
/** A yes is none: it may answer what the agent has asked. */
const COURTESIES: readonly string[] = ['thanks', 'goodbye', 'greeting'];
const LONGEST = 200;
/** A question mark, a number, or a face that does not smile: phrases are compared without them. */
const MORE_THAN_WORDS = /[?？¿\p{N}]|(?![🙏👍👌😊🙂😀😃😄🥰😍🤗💕💖💗❤🌹🎉✨])\p{Extended_Pictographic}/u;

/** Tells messages that do no more than thank: every line is a courtesy, or the writer's own name under it. */
export function onlyThanks(recognise: Recognise): OnlyThanks {
  return (text, { shopperName, locale }) => {
    if (text.length > LONGEST || MORE_THAN_WORDS.test(text)) return false;
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !isNameIn(line, shopperName));
    const wants = lines.map((line) => {
      const found = recognise(line, locale);
      return found !== undefined && found.confidence >= WORD_FOR_WORD ? found.intent : undefined;
    });
    return wants.includes('thanks') && wants.every((one) => one !== undefined && COURTESIES.includes(one));
  };
}

function isNameIn(line: string, name: string): boolean {
  const words = line.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const own = new Set(name.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  return words.length > 0 && words.every((word) => own.has(word));
}
