import type { Message } from '../../protocol/conversation.ts';
import type { Shopper } from '../support/clients.ts';

let counter = 0;

export function clientId(): string {
  counter += 1;
  return `c-${process.pid}-${counter}`;
}

/** Sends what a shopper types and waits for the bot's answer to it. */
export async function say(shopper: Shopper, conversationId: string, text: string, value?: unknown): Promise<Message> {
  const sent = clientId();
  let ownSeq = Number.POSITIVE_INFINITY;
  const answers: Message[] = [];
  const answer = shopper.next('message:new', ({ message }) => {
    answers.push(message);
    return message.author.kind === 'bot' && message.seq > ownSeq;
  });
  const { seq } = await shopper.ask('message:send', {
    conversationId,
    clientId: sent,
    text,
    ...(value === undefined ? {} : { value }),
  });
  ownSeq = seq;
  const early = answers.find((message) => message.author.kind === 'bot' && message.seq > seq);
  return early ?? (await answer).message;
}

/** Presses a button of the bot's last message by its title. */
export function press(shopper: Shopper, conversationId: string, message: Message, title: string): Promise<Message> {
  const action = message.suggestedActions?.find((one) => one.title === title);
  if (action === undefined)
    throw new Error(`no button “${title}” among ${message.suggestedActions?.map((one) => one.title).join(', ')}`);
  return say(shopper, conversationId, action.title, action.value);
}
