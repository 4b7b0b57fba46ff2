import { expect } from 'chai';
import { openQuestions } from '../../../../bot/turn/open-questions.ts';
import {
  type Conversation,
  type LoggedMessage,
  newConversation,
} from '../../../../handoff/conversation/conversation.ts';

const AT = 1_800_000_000_000;

function conversation(lastSeq: number, botReadSeq: number): Conversation {
  const fresh = newConversation({
    id: 'c',
    visitorId: 'v',
    shopperName: 'Mei',
    verified: false,
    email: undefined,
    locale: 'en',
    localeChosen: false,
    at: AT,
  });
  return { ...fresh, lastSeq, lastShopperSeq: lastSeq, botReadSeq };
}
const message = (seq: number): LoggedMessage => ({
  seq,
  id: `m${seq}`,
  author: { kind: 'shopper', id: 'v', name: 'Mei' },
  clientId: undefined,
  content: { text: 'hello' },
  createdAt: AT,
});

describe('the questions that the bot owes an answer to', () => {
  it('are answered by one at a time in a conversation, in order, and counted until it is done', () => {
    const questions = openQuestions();
    const begun = questions.add(conversation(1, 0), message(1));
    if (begun === undefined) throw new Error('the first begins');
    expect(questions.add(conversation(2, 0), message(2)), 'the second joins').to.equal(undefined);
    expect([questions.owed(), begun.latest.lastSeq]).to.deep.equal([3, 2]);
    expect(questions.take(begun, conversation(2, 0))?.seq).to.equal(1);
    // The reply to the first stands between the two: the log has to be asked for what follows it.
    expect(questions.take(begun, conversation(3, 1))?.seq).to.equal(2);
    questions.close(begun);
    expect(questions.owed()).to.equal(0);
  });

  it('that were answered elsewhere are let go, and one that was not heard of is left to the log', () => {
    const questions = openQuestions();
    const begun = questions.add(conversation(5, 0), message(5));
    if (begun === undefined) throw new Error('the first begins');
    expect(questions.take(begun, conversation(5, 2)), '3 and 4 are not known').to.equal(undefined);
    expect(questions.owed()).to.equal(2);
    expect(questions.take(begun, conversation(6, 5))).to.equal(undefined);
    expect(questions.owed()).to.equal(1);
    questions.close(begun);
    expect(questions.owed()).to.equal(0);
  });

  it('of a conversation that waits for a person are those that were heard of, whatever stands between', () => {
    const questions = openQuestions();
    const waiting = { ...conversation(5, 1), owner: 'queued' } as const;
    const begun = questions.add(waiting, message(5));
    if (begun === undefined) throw new Error('the first begins');
    const taken = questions.take(begun, waiting);
    expect(taken?.seq).to.equal(5);
    if (taken === undefined) throw new Error('it is taken');
    questions.giveBack(begun, taken);
    expect(questions.owed()).to.equal(2);
    expect(questions.take(begun, { ...waiting, owner: 'ticket' })?.seq, 'overtaken: once more').to.equal(5);
    expect(questions.take(begun, waiting)).to.equal(undefined);
    questions.close(begun);
    expect(questions.owed()).to.equal(0);
  });

  it('of those who wait for a person are none while the bot has its hands full; all others are', () => {
    const questions = openQuestions();
    for (let count = 0; count < 4; count += 1)
      expect(questions.add({ ...conversation(1, 0), id: `c${count}` }, message(1))).not.to.equal(undefined);
    expect(questions.owed()).to.equal(8);
    for (const owner of ['queued', 'offered', 'ticket'] as const)
      expect(questions.add({ ...conversation(1, 0), id: 'w', owner }, message(1)), owner).to.equal(undefined);
    expect(questions.owed(), 'nothing is owed to them').to.equal(8);
    expect(questions.add({ ...conversation(1, 0), id: 'b' }, message(1))).not.to.equal(undefined);
  });

  it('an older state that is heard of later changes nothing', () => {
    const questions = openQuestions();
    const begun = questions.add(conversation(4, 3), undefined);
    questions.add(conversation(2, 0), undefined);
    expect(begun?.latest.lastSeq).to.equal(4);
  });
});
