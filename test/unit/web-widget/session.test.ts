import { expect } from 'chai';
import type { WireError } from '../../../protocol/error-codes.ts';
import { memoryArea } from './fakes/memory-area.ts';
import { serverLog } from './fakes/server-log.ts';
import { sessionPage, settle } from './fakes/session-page.ts';

const refusal = (code: WireError['code'], data?: WireError['data']): WireError => ({
  code,
  message: '',
  ...(data ? { data } : {}),
});

describe('a session', () => {
  it('opens the conversation and shows all pages of its log', async () => {
    const log = serverLog(2);
    for (const text of ['a', 'b', 'c', 'd', 'e']) log.append({ text });
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    expect(page.shown()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    expect(page.live.get().link).to.equal('online');
  });

  it('sends what was written before the link was up, in the order written', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.session.send({ text: 'one' });
    page.session.send({ text: 'two' });
    await settle();
    expect(log.messages).to.have.length(0);
    page.link.up();
    await settle();
    expect(page.shown()).to.deep.equal(['one', 'two']);
    expect(page.live.get().outbox).to.deep.equal([]);
  });

  it('sends again after a lost acknowledgement without doubling the message', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    page.link.fate = (event) => (event === 'message:send' ? 'lose-answer' : 'deliver');
    page.session.send({ text: 'once' });
    await Promise.resolve();
    page.link.fate = () => 'deliver';
    await settle();
    expect(page.link.restarts).to.equal(1);
    expect(log.messages.map(({ text }) => text)).to.deep.equal(['once']);
    expect(page.shown()).to.deep.equal(['once']);
  });

  it('goes on after a reload with what had not been acknowledged', async () => {
    const area = memoryArea();
    const log = serverLog();
    const before = await sessionPage(log, area);
    before.link.up();
    await settle();
    before.link.fate = (event) => (event === 'message:send' ? 'lose-answer' : 'deliver');
    before.session.send({ text: 'stored, not acknowledged' });
    before.link.down();
    before.session.send({ text: 'never sent' });
    await settle();
    before.session.close();

    const reloaded = await sessionPage(log, area);
    reloaded.link.up();
    await settle();
    expect(reloaded.shown()).to.deep.equal(['stored, not acknowledged', 'never sent']);
    expect(log.messages).to.have.length(2);
    expect(reloaded.storage.list('outbox|')).to.deep.equal([]);
  });

  it('fetches what a push beyond a gap announces', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    log.append({ text: 'missed' });
    page.link.push('message:new', { conversationId: 'c1', message: log.append({ text: 'pushed' }) });
    expect(page.shown()).to.deep.equal([]);
    await settle();
    expect(page.shown()).to.deep.equal(['missed', 'pushed']);
  });

  it('fetches what it lacks when its own message is acknowledged beyond a gap', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    log.append({ text: 'whose push was lost' });
    page.session.send({ text: 'mine' });
    await settle();
    expect(page.shown()).to.deep.equal(['whose push was lost', 'mine']);
    expect(page.live.get().outbox).to.deep.equal([]);
  });

  it('fetches all that it lacks though the answer was lost twice, and after a probe that brings one page', async () => {
    const log = serverLog(2);
    const page = await sessionPage(log);
    let lost = 0;
    page.link.fate = (event) => (event === 'conversation:open' && lost++ < 2 ? 'lose-answer' : 'deliver');
    for (const text of ['a', 'b', 'c']) log.append({ text });
    page.link.up();
    await settle();
    expect(page.shown()).to.deep.equal(['a', 'b', 'c']);
    for (const text of ['d', 'e', 'f', 'g', 'h']) log.append({ text });
    page.session.probe();
    await settle();
    expect(page.shown().join('')).to.equal('abcdefgh');
  });

  it('ignores pushes of a conversation that it does not show', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    page.link.push('message:new', { conversationId: 'other', message: log.append({ text: 'not mine' }) });
    await settle();
    expect(page.shown()).to.deep.equal([]);
  });

  it('keeps the message and takes a new token when the old one has expired', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.session.send({ text: 'precious' });
    page.link.refuse(refusal('token_expired'));
    await settle();
    expect(page.given.at(-1)).to.equal('t2');
    expect(page.shown()).to.deep.equal(['precious']);
  });

  it('opens a new conversation for what was typed when the old one is gone', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    let refused = false;
    page.link.fate = (event) => {
      if (event !== 'message:send' || refused) return 'deliver';
      refused = true;
      return refusal('conversation_not_found');
    };
    page.session.send({ text: 'still here' });
    await settle();
    expect(refused).to.equal(true);
    expect(page.shown()).to.deep.equal(['still here']);
    const opens = page.link.requests.filter(({ event }) => event === 'conversation:open');
    expect(opens.at(-1)?.body).not.to.have.property('conversationId');
  });

  it('takes what was typed to where a merged ticket goes on', async () => {
    const page = await sessionPage(serverLog());
    page.link.up();
    await settle();
    let refused = false;
    page.link.fate = (event) => {
      if (event !== 'message:send' || refused) return 'deliver';
      refused = true;
      return refusal('ticket_merged', { conversationId: 'goes-on', number: 'T-2' });
    };
    page.session.send({ text: 'once more' });
    await settle();
    expect(page.shown()).to.deep.equal(['once more']);
    const opens = page.link.requests.filter(({ event }) => event === 'conversation:open');
    expect(opens.at(-1)?.body).to.include({ conversationId: 'goes-on' });
  });

  it('waits and sends again by itself when it sent too fast', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    page.link.fate = (event) =>
      event === 'message:send' ? refusal('rate_limited', { retryAfterSeconds: 3 }) : 'deliver';
    page.session.send({ text: 'too fast' });
    await settle();
    expect(page.live.get().outbox[0]).not.to.have.property('failure');
    page.link.fate = () => 'deliver';
    page.runTimers();
    await settle();
    expect(page.shown()).to.deep.equal(['too fast']);
  });

  it('shows a final refusal at its message and sends the ones after it', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    let first = true;
    page.link.fate = (event) => {
      if (event !== 'message:send' || !first) return 'deliver';
      first = false;
      return refusal('message_too_long');
    };
    page.session.send({ text: 'too long' });
    page.session.send({ text: 'fine' });
    await settle();
    expect(page.shown()).to.deep.equal(['fine']);
    const [failed] = page.live.get().outbox;
    expect(failed).to.include({ text: 'too long', failure: 'message_too_long' });
    page.session.retry(failed?.clientId ?? '');
    await settle();
    expect(page.shown()).to.deep.equal(['fine', 'too long']);
  });

  it('asks for a person as soon as the link is back', async () => {
    const page = await sessionPage(serverLog());
    page.session.requestPerson();
    await settle();
    expect(page.live.get().handoff.state).to.equal('bot');
    page.link.up();
    await settle();
    expect(page.live.get().handoff).to.deep.equal({ state: 'queued', position: 1 });
  });

  it('notices a half-open link when the network changes, and replaces it', async () => {
    const log = serverLog();
    const page = await sessionPage(log);
    page.link.up();
    await settle();
    page.link.fate = () => 'lose-request';
    page.session.probe();
    page.link.fate = (event) =>
      event === 'conversation:open' && page.link.restarts === 0 ? 'lose-request' : 'deliver';
    log.append({ text: 'said meanwhile' });
    await settle();
    expect(page.link.restarts).to.equal(1);
    expect(page.shown()).to.deep.equal(['said meanwhile']);
  });

  it('says that an action did not go through without a link', async () => {
    const page = await sessionPage(serverLog());
    page.link.up();
    await settle();
    page.link.down();
    expect(await page.session.rate(1, 5, '')).to.equal(false);
    expect(page.live.get().notice).to.equal('offline');
  });

  it('tries again when the server cannot be reached at the start', async () => {
    let fail = true;
    const current = () =>
      fail
        ? Promise.reject(new Error('down'))
        : Promise.resolve({ token: 't1', visitorId: 'v', expiresAt: '2030-01-01T00:00:00.000Z' });
    const page = await sessionPage(serverLog(), memoryArea(), { current });
    expect(page.live.get().link).to.equal('reconnecting');
    fail = false;
    page.runTimers();
    await settle();
    expect(page.given).to.deep.equal(['t1']);
  });
});
