import type { LoggedMessage } from '../../../handoff/conversation/conversation.ts';
import type { Chatter } from './chatter.ts';

/** What is wrong with a log, given what its shopper asked and was told. Empty means: the promises were kept. */
export function judge({ asked, visitorId }: Pick<Chatter, 'asked' | 'visitorId'>, log: readonly LoggedMessage[]) {
  const faults: string[] = [];
  for (const [index, message] of log.entries())
    if (message.seq !== index + 1) faults.push(`gap: place ${index + 1} holds seq ${message.seq}`);

  const own = log.filter((message) => message.author.id === visitorId);
  for (const question of asked) {
    const found = own.filter((message) => message.clientId === question.clientId);
    if (question.seq === undefined) faults.push(`never acknowledged: ${question.clientId}`);
    else if (found.length === 0) faults.push(`lost: ${question.clientId}, acknowledged as ${question.seq}`);
    else if (found.length > 1) faults.push(`doubled: ${question.clientId}, ${found.length} times`);
    else if (found[0]?.seq !== question.seq)
      faults.push(`moved: ${question.clientId}, acknowledged as ${question.seq}, stands at ${found[0]?.seq}`);
  }
  const order = own.map((message) => message.clientId);
  const expected = asked.map((question) => question.clientId).filter((id) => order.includes(id));
  if (order.join() !== expected.join()) faults.push('out of order');

  const answers = log.flatMap(({ author, content }) =>
    author.kind === 'bot' && content.card?.type === 'answer' ? content.card.articles.map(({ slug }) => slug) : [],
  );
  for (let index = 0; index < Math.max(answers.length, asked.length); index += 1) {
    if (answers[index] === asked[index]?.slug) continue;
    faults.push(`answer ${index + 1} is ${answers[index] ?? 'missing'}, asked was ${asked[index]?.slug ?? 'nothing'}`);
    break;
  }
  const speeches = log.filter(({ author }) => author.kind === 'bot').length;
  if (speeches !== asked.length + 1) faults.push(`the bot spoke ${speeches} times to ${asked.length} questions`);
  return faults;
}
