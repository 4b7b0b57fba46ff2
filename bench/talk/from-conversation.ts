import type { Conversation, LoggedMessage } from '../../handoff/conversation/conversation.ts';
import { anonymiser } from './anonymous.ts';
import { doesOf } from './shopper.ts';
import type { StoryTurn } from './story.ts';

/** A story as it stands in its file. */
export interface DraftStory {
  readonly id: string;
  readonly who: 'guest' | 'shopper';
  readonly turns: readonly StoryTurn[];
}

/**
 * A story of what a shopper wrote, without what tells who they are; each turn expects what the bot did, for an editor to put
 * right. What came after a person took over is no talk with the bot.
 */
export function storyOf(id: string, conversation: Conversation, messages: readonly LoggedMessage[]): DraftStory {
  const names = [conversation.shopperName, ...messages.map(({ author }) => (author.kind === 'bot' ? '' : author.name))];
  const clean = anonymiser(names);
  const taken = messages.findIndex(({ author }) => author.kind === 'agent');
  const talk = taken === -1 ? messages : messages.slice(0, taken);
  const turns: StoryTurn[] = [];
  for (const { author, content } of talk) {
    if (author.kind === 'shopper') {
      const pressed = doesOf(content.value);
      const said = content.text === undefined ? {} : { say: clean(content.text) };
      const photo = (content.attachments ?? []).length > 0 ? { photo: true } : {};
      turns.push({ ...(pressed === undefined ? said : { press: pressed }), ...photo });
    }
    const last = turns.at(-1);
    const [article] = content.card?.type === 'answer' ? content.card.articles : [];
    if (author.kind === 'bot' && last !== undefined && article !== undefined)
      turns[turns.length - 1] = { ...last, answer: article.slug };
  }
  return { id, who: conversation.verified ? 'shopper' : 'guest', turns };
}
