import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import type { LetterList, SessionCreated } from '../../protocol/api.ts';
import type { TicketInbox } from '../../protocol/inbox.ts';
import type { Preferences, PreferencesView } from '../../protocol/preferences.ts';
import { demoShopper, newAgent, newShopper } from '../support/clients.ts';
import { startServer } from '../support/server.ts';
import { brokenJars, HOUR, type Person, raiseStage, type Stage } from './dispute-stage.ts';
import { useMailStage } from './mail-stage.ts';
import { clientId } from './transcript.ts';

const ALL: Preferences = { caseMails: 'all', ticketMails: true, textMessages: true, quiet: null };
const chooses = async (who: Person, preferences: object) => (await who.post('/v1/preferences', preferences)).status;

async function eventually(what: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not happen');
}

describe('how somebody wishes to be told by e-mail', function () {
  this.timeout(60_000);
  const mail = useMailStage({ MAIL_REPLY_TO: 'support@example.com' });
  const dropped = async () =>
    (await mail.stage.supervisor.get<LetterList>('/v1/letters?state=dropped')).body.letters.map(
      ({ template, fault }) => `${template} ${fault}`,
    );

  it('leaves out what only informs of a case, and never what asks or decides', async () => {
    const { buyer } = mail.stage;
    expect((await buyer.get<PreferencesView>('/v1/preferences')).body).to.deep.equal({
      preferences: ALL,
      hasMails: true,
      hasTextMessages: false,
    });
    expect(await chooses(buyer, { ...ALL, caseMails: 'needed' })).to.equal(200);
    const number = await brokenJars(mail.stage);
    const own = (await buyer.sees(number)).order.title;
    // That it was opened is told to both: the buyer's letter waits for the seller's, and would take along what comes meanwhile.
    const told = ({ subject = '' }: { readonly subject?: string }) => subject.includes(number) && subject.includes(own);
    await eventually(() => mail.server.mails.filter(told).length === 2);
    const seller = mail.stage.seller('Kedai Dapur Mei');
    const files = [{ fileId: await seller.uploads(), kind: 'photo' }];
    expect(await seller.does(number, 'add-evidence', { files })).to.equal('respondent-review');
    await eventually(async () => (await dropped()).includes('evidence-added unwanted'));
    expect((await buyer.sees(number)).untold, 'reached all the same').to.deep.equal([]);
    const before = mail.server.mails.length;
    expect(await seller.does(number, 'offer', { terms: { kind: 'partial-refund', amount: 2000 } })).to.equal(
      'negotiation',
    );
    await eventually(() => mail.server.mails.length > before);
    expect(await dropped()).to.have.length(1);
  });

  it('leaves answers to tickets in the inbox, and confirms a ticket by mail in any case', async () => {
    const { stage, server } = mail;
    await chooses(stage.buyer, { ...ALL, ticketMails: false });
    const { client, conversationId } = await demoShopper(stage.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    client.close();
    const number = handoff.ticket?.number ?? '';
    await server.mail(({ subject = '' }) => subject.includes(number));
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'It is on its way.' });
    await agent.ask('presence:set', { state: 'away' });
    agent.close();
    await eventually(async () => (await dropped()).includes('answer unwanted'));
    const { tickets } = (await stage.buyer.get<TicketInbox>('/v1/inbox/tickets')).body;
    expect(tickets.find((one) => one.number === number)).to.deep.include({ state: 'answered', unread: 1 });
  });

  it('is chosen by whoever has an account, for themselves, in words that there are', async () => {
    const { stage } = mail;
    const night = { from: '22:00', to: '07:00', timeZone: 'Asia/Taipei' };
    for (const wrong of [
      { ...ALL, caseMails: 'none' },
      { ...ALL, quiet: { ...night, timeZone: 'Mars/Olympus' } },
      { ...ALL, quiet: { ...night, from: '24:00' } },
      { ...ALL, quiet: { ...night, to: '22:00' } },
      { ...ALL, quiet: { ...night, from: '07:01' } },
      { ...ALL, more: true },
      {},
    ])
      expect(await chooses(stage.buyer, wrong), JSON.stringify(wrong)).to.equal(400);
    expect(await chooses(stage.buyer, { ...ALL, quiet: night })).to.equal(200);
    const of = async (who: Person) => (await who.get<PreferencesView>('/v1/preferences')).body.preferences;
    expect(await of(stage.buyer)).to.deep.equal({ ...ALL, quiet: night });
    expect(await of(stage.neighbour), 'of nobody else').to.deep.equal(ALL);
    const { client, token } = await newShopper(stage.url);
    client.close();
    const guest = await fetch(`${stage.url}/v1/preferences`, { headers: { authorization: `Bearer ${token}` } });
    expect(guest.status).to.equal(403);
  });
});

describe('how somebody wishes to be told, where no mail leaves the house', function () {
  this.timeout(60_000);
  it('says so, that the page offers and promises none', async () => {
    const IDENTITY_SECRET = 's'.repeat(32);
    const server = await startServer({ env: { DEMO: 'off', IDENTITY_SECRET, DEMO_PASSWORD: '' } });
    try {
      const identity = await new SignJWT({ name: 'Mai' })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('mai')
        .setAudience('kaunter')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(IDENTITY_SECRET));
      const body = JSON.stringify({ identity });
      const session = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body });
      const { token } = (await session.json()) as SessionCreated;
      const headers = { authorization: `Bearer ${token}` };
      const view = (await (await fetch(`${server.url}/v1/preferences`, { headers })).json()) as PreferencesView;
      expect(view).to.deep.equal({ preferences: ALL, hasMails: false, hasTextMessages: false });
    } finally {
      await server.stop();
    }
  });
});

describe('quiet hours', function () {
  this.timeout(60_000);
  const texts: string[] = [];
  const gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      texts.push((JSON.parse(body) as { to: string }).to);
      response.statusCode = 202;
      response.end();
    });
  });
  let stage: Stage;
  before(async () => {
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    const SMS_URL = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`;
    stage = await raiseStage('p2p', { SMS_URL });
  });
  after(async () => {
    await stage.close();
    gateway.close();
  });

  it('let text messages wait until they are over', async () => {
    const { buyer } = stage;
    expect((await buyer.get<PreferencesView>('/v1/preferences')).body.hasTextMessages).to.equal(true);
    const clock = (ms: number) => new Date(stage.at() + ms).toISOString().slice(11, 16);
    const quiet = { from: clock(-HOUR), to: clock(3 * HOUR), timeZone: 'UTC' };
    expect(await chooses(buyer, { ...ALL, quiet })).to.equal(200);
    await buyer.opens({
      orderId: 'AC-1030',
      lineId: 'AC-1030-1',
      reason: 'paid-by-mistake',
      delivery: 'not-received',
      wanted: { kind: 'cancel-order' },
    });
    const waits = async (state: string) =>
      (await stage.supervisor.get<LetterList>(`/v1/letters?state=${state}`)).body.letters.map(
        ({ receiver, channel }) => `${channel} ${receiver}`,
      );
    // The seller has no phone number here: theirs was tried, and the buyer's was not.
    await eventually(async () => (await waits('waiting')).join() === 'sms seller');
    // The buyer's mail waits for the seller's, which it speaks of.
    await eventually(async () => (await waits('queued')).join() === 'sms buyer');
    expect(texts).to.deep.equal([]);
    stage.passes(3 * HOUR);
    await eventually(() => texts.length === 1);
    expect(await waits('queued')).to.deep.equal([]);
  });
});
