import { standingOf } from '../../../../../disputes/views/standing/standing.ts';
import words from '../../../../../locales/en.json' with { type: 'json' };
import { standingText } from '../../../../../locales/standing-text.ts';

/** The sentence at the head of a party's page. */
export function sentenceFor(look: Parameters<typeof standingOf>[0]): string {
  return standingText(standingOf(look), words.disputes, 'en').says;
}
