import { expect } from 'chai';
import { type CommitPorts, commitTurn, commitWhileWaiting } from '../../../../bot/turn/commit-turn.ts';
import type { Effects } from '../../../../bot/turn/run-turn.ts';
import {
  BOT_AUTHOR,
  type Conversation,
  type NewMessage,
  newConversation,
} from '../../../../handoff/conversation/conversation.ts';
import type { Change, Changed, ChangeRequest } from '../../../../handoff/conversation/conversation-store.ts';
import { transition } from '../../../../handoff/conversation/ownership.ts';

const AT = 1_800_000_000_000;
const said = (text: string): NewMessage => ({ id: text, author: BOT_AUTHOR, clientId: undefined, content: { text } });

const READ: Conversation = {
  ...newConversation({
    id: 'c',
    visitorId: 'v',
    shopperName: 'Mei',
    verified: false,
    email: undefined,
    locale: 'en',
    localeChosen: false,
    at: AT,
  }),
  lastSeq: 1,
  lastShopperSeq: 1,
};
const effects = (wishes: Effects['wishes'] = {}): Effects => ({
  messages: [said('one'), said('two')],
  memory: '{}',
  wishes,
  noticed: [],
});

/** Commits the turn on a row as it is now; gives what was decided. */
async function committing(now: Conversation, done: Effects | undefined) {
  return decidedBy(now, (ports) => commitTurn(ports, READ, 1, done));
}

async function decidedBy(now: Conversation, commit: (ports: CommitPorts) => Promise<Conversation | undefined>) {
  let decided: Change<unknown> | undefined;
  const ports: CommitPorts = {
    async change<T>(request: ChangeRequest<T>): Promise<Changed<T>> {
      const change = request.decide(now, { agentLoad: 0 });
      decided = change;
      return { kind: 'changed', before: now, conversation: change.conversation, messages: [], result: change.result };
    },
    now: () => AT,
    apology: () => said('sorry'),
  };
  return { committed: await commit(ports), decided };
}

const ASKED = { type: 'request', reason: 'requested', priority: 'other' } as const;
const OFFER = { type: 'offer', agentId: 'a', agentName: 'Aisyah', expiresAt: AT + 30_000 } as const;
const TAKEN = { type: 'accept', agentId: 'a', agentName: 'Aisyah' } as const;
const NOTED = { type: 'to-ticket', number: 'T-1', promisedAt: AT + 3_600_000 } as const;
const QUEUED = transition(READ, ASKED, AT);

const whileWaiting = (now: Conversation, read = QUEUED) =>
  decidedBy(now, (ports) =>
    commitWhileWaiting(
      ports,
      read,
      1,
      effects({ locale: 'ms', handoff: { ...ASKED, question: '', ticket: undefined } }),
    ),
  );

describe('the commit of a turn', () => {
  it('is whole: replies, memory, and how far the bot has read', async () => {
    const { committed, decided } = await committing(READ, effects());
    expect(decided).to.deep.include({ messages: effects().messages, botState: '{}' });
    expect(committed?.botReadSeq, 'its own replies are no questions').to.equal(3);
  });

  it('does not count what the shopper wrote meanwhile as answered', async () => {
    const { committed } = await committing({ ...READ, lastSeq: 2, lastShopperSeq: 2 }, effects());
    expect(committed?.botReadSeq).to.equal(1);
  });

  it('is dropped where a person was asked for, or another process answered', async () => {
    const queued = transition(READ, { type: 'request', reason: 'requested', priority: 'other' }, AT);
    const back = transition(queued, { type: 'cancel' }, AT);
    for (const now of [queued, { ...back, botReadSeq: 0 }, { ...READ, botReadSeq: 2 }])
      expect(await committing(now, effects())).to.deep.equal({ committed: undefined, decided: undefined });
  });

  it('carries out what the turn wishes, in the same change', async () => {
    const handoff = { reason: 'requested', priority: 'payment', question: 'my money', ticket: undefined } as const;
    const { committed } = await committing(READ, effects({ locale: 'ms', localeChosen: true, handoff }));
    expect(committed).to.include({
      owner: 'queued',
      priority: 'payment',
      question: 'my money',
      epoch: 2,
      locale: 'ms',
    });
  });

  it('of a turn that failed says sorry, and keeps the memory of before', async () => {
    const { committed, decided } = await committing(READ, undefined);
    expect(decided?.messages).to.deep.equal([said('sorry')]);
    expect(decided).to.not.have.property('botState');
    expect(committed?.botReadSeq).to.equal(2);
  });
});

describe('the commit of an answer to whoever waits for a person', () => {
  it('is the reply alone: the wait goes on, and the bot remembers nothing of it', async () => {
    const { committed, decided } = await whileWaiting(QUEUED);
    expect(decided?.messages).to.deep.equal(effects().messages);
    expect(decided).to.not.have.property('botState');
    expect(committed).to.deep.equal({ ...QUEUED, botReadSeq: 3 });
  });

  it('is not lost by an offer that is made meanwhile', async () => {
    const offered = transition(QUEUED, OFFER, AT);
    expect((await whileWaiting(offered)).committed).to.deep.equal({ ...offered, botReadSeq: 3 });
  });

  it('is dropped where a person came, the wait ended or became a ticket, or it was answered', async () => {
    const taken = transition(transition(QUEUED, OFFER, AT), TAKEN, AT);
    const lost = transition(taken, { type: 'agent-lost', agentId: 'a' }, AT);
    for (const now of [
      taken,
      lost,
      transition(QUEUED, { type: 'cancel' }, AT),
      transition(QUEUED, NOTED, AT),
      { ...QUEUED, botReadSeq: 1 },
    ])
      expect(await whileWaiting(now), now.owner).to.deep.equal({ committed: undefined, decided: undefined });
  });

  it('is made for a ticket where it is one', async () => {
    const ticket = transition(QUEUED, NOTED, AT);
    expect((await whileWaiting(ticket, ticket)).committed?.botReadSeq).to.equal(3);
    expect((await whileWaiting(QUEUED, ticket)).committed).to.equal(undefined);
  });
});
