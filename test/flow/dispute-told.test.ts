import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { demoSellerId } from '../../disputes/marketplace/demo-orders.ts';
import { words } from '../../locales/words.ts';
import { DEMO_SHOPPER } from '../../people/accounts/demo-accounts.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { DAY, HOUR, type Person, raiseStage, type Stage } from './dispute-stage.ts';

interface Contact {
  readonly email?: string;
  readonly phone?: string;
  readonly locale?: string;
}
interface Letters {
  readonly letters: readonly { readonly disputeNumber: string; readonly receiver: string; readonly fault: string }[];
}

/** A mail's text without the breaks of its encoding. */
const unwrapped = (mail: string): string => mail.replace(/=\r?\n/g, '').replace(/\s+/g, ' ');

/** Person-to-person trade: 24 hours to answer, and silence may be held against the other side. */
describe('the other side of a dispute that nobody knows how to reach', function () {
  this.timeout(60_000);
  let shop: Server;
  let mailServer: SMTPServer;
  let stage: Stage;
  /** What the marketplace says of each order's seller and buyer beside their ids. */
  const contacts = new Map<string, { buyer?: Contact; seller?: Contact }>();
  const mails: { to: string; text: string }[] = [];

  before(async () => {
    const day = (ago: number) => new Date(Date.now() - ago * DAY).toISOString();
    /** Orders of guests, of a seller who can sign in, and of sellers who never have. */
    const parties = (orderId: string) =>
      orderId.startsWith('G-')
        ? { buyer: { id: `guest-of-${orderId}` }, seller: { id: demoSellerId('Minh Tuấn') } }
        : {
            buyer: { id: 'demo-shopper' },
            seller: { id: orderId.startsWith('D-') ? demoSellerId('Kopi Kita') : `seller-of-${orderId}` },
          };
    const lineOf = (orderId: string) => ({
      orderId,
      lineId: '1',
      title: '200 credits',
      currency: 'VND',
      paid: 5_000_000,
      buyer: { name: 'Mai', contact: contacts.get(orderId)?.buyer, ...parties(orderId).buyer },
      seller: { name: 'Minh Tuấn', contact: contacts.get(orderId)?.seller, ...parties(orderId).seller },
      paidAt: day(1),
      deliveredAt: null,
    });
    shop = createServer((request, response) => {
      const orderId = /^\/orders\/([^?]+)/.exec(request.url ?? '')?.[1];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ lines: (orderId === undefined ? [...contacts.keys()] : [orderId]).map(lineOf) }));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    mailServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        let text = '';
        stream.setEncoding('utf8');
        stream.on('data', (part: string) => {
          text += part;
        });
        stream.on('end', () => {
          mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', text });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
    const port = (server: { address(): ReturnType<Server['address']> }) => (server.address() as AddressInfo).port;
    stage = await raiseStage('p2p', {
      ORDERS_URL: `http://127.0.0.1:${port(shop)}`,
      MARKETPLACE_SECRET: 'a-secret-that-both-sides-know-well',
      SMTP_URL: `smtp://127.0.0.1:${port(mailServer.server)}`,
      MAIL_FROM: 'help@example.com',
    });
  });
  after(async () => {
    await stage.close();
    await new Promise<void>((resolve) => mailServer.close(() => resolve()));
    shop.closeAllConnections();
    shop.close();
  });

  async function opens(orderId: string, said: { buyer?: Contact; seller?: Contact } = {}): Promise<string> {
    contacts.set(orderId, said);
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'screenshot' as const }];
    return stage.buyer.opens({
      orderId,
      lineId: '1',
      reason: 'order-not-unlocked',
      wanted: { kind: 'unlock-order' },
      delivery: 'not-received',
      files,
    });
  }
  const eventually = async (what: () => Promise<boolean> | boolean) => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      if (await what()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it did not happen');
  };
  const mailsTo = (address: string) => mails.filter(({ to }) => to === address);
  const clockOf = (view: DisputeView) => view.clocks.find(({ clock }) => clock === 'first-answer');
  const waiting = async () => (await stage.supervisor.get<Letters>('/v1/letters?state=waiting')).body.letters;

  it('is written to at the address that the order names, without ever having signed in', async () => {
    const number = await opens('P-1', { seller: { email: 'minh@example.com', locale: 'vi' } });
    await eventually(() => mailsTo('minh@example.com').length > 0);
    const [letter] = mailsTo('minh@example.com');
    expect(letter?.text).to.include('auto-generated').and.to.include('X-Auto-Response-Suppress: OOF, AutoReply');
    expect(letter?.text).to.match(/^References: <[0-9a-f]{32}@example\.com>/m);
    const view = await stage.buyer.sees(number);
    expect(view.untold).to.deep.equal([]);
    await eventually(() => mailsTo(DEMO_SHOPPER.email).length > 0);
    const [toBuyer] = mailsTo(DEMO_SHOPPER.email);
    const { untold, 'answer-awaited': awaited } = words('en').disputes.standing;
    expect(unwrapped(toBuyer?.text ?? ''), 'written once the seller had been told').to.include(awaited);
    expect(unwrapped(toBuyer?.text ?? '')).not.to.include(untold);
    stage.passes(24 * HOUR + 1_000);
    expect((await stage.becomes(number, 'platform-queue')).flags.adverse).to.deep.equal(['seller']);
  });

  let number = '';
  it('is said not to be reached, to the other side and to the mediators, where there is no address', async () => {
    number = await opens('P-2');
    const unreachable = [{ party: 'seller', state: 'unreachable' }];
    await eventually(async () => (await stage.buyer.sees(number)).untold[0]?.state === 'unreachable');
    expect((await stage.supervisor.sees(number)).untold).to.deep.equal(unreachable);
    expect(clockOf(await stage.buyer.sees(number))?.afterwards).to.equal('to-platform');
    await stage.supervisor.get(`/v1/disputes/${number}?as=seller`);
    expect(
      (await stage.buyer.sees(number)).untold,
      'staff who look as they would see it tell them nothing',
    ).to.deep.equal(unreachable);
    const titles = (await stage.buyer.notices()).filter((notice) => notice.disputeNumber === number);
    expect(titles.map((notice) => notice.title)).to.include('The other side could not be reached');
    expect(await waiting()).to.deep.include.members([
      {
        ...(await waiting()).find((one) => one.disputeNumber === number),
        receiver: 'seller',
        fault: 'address_unknown',
      },
    ]);
  });

  it('gets the letter once the order names an address, and from then on the whole time to answer', async () => {
    stage.passes(20 * HOUR);
    contacts.set('P-2', { seller: { email: 'late@example.com' } });
    await stage.buyer.get('/v1/orders');
    await eventually(() => mailsTo('late@example.com').length > 0);
    await eventually(async () => (await stage.buyer.sees(number)).untold.length === 0);
    const clock = clockOf(await stage.buyer.sees(number));
    expect(Date.parse(clock?.dueAt ?? '') - stage.at()).to.be.within(23.9 * HOUR, 24 * HOUR + 1_000);
    expect(clock?.afterwards).to.equal('to-platform-adverse');
    expect(await waiting()).to.deep.equal([]);
    stage.passes(23 * HOUR);
    expect((await stage.supervisor.sees(number)).state).to.equal('respondent-review');
  });

  it('who never could be told is not held silent, and the case goes to the platform all the same', async () => {
    const unknown = await opens('P-3');
    stage.passes(24 * HOUR + 1_000);
    const view = await stage.becomes(unknown, 'platform-queue');
    expect(view.flags.adverse).to.deep.equal([]);
    expect(view.timeline.map(({ event }) => event))
      .to.include('respondent-unreached')
      .and.not.to.include('respondent-due');
    expect(view.untold).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
  });

  it('counts as told once they open the page, and their letters go out at the address they sign in with', async () => {
    const theirs = await opens('D-1');
    expect((await stage.buyer.sees(theirs)).untold).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
    stage.passes(10 * HOUR);
    const view = await stage.seller('Kopi Kita').sees(theirs);
    expect(view.untold).to.deep.equal([]);
    expect(Date.parse(clockOf(view)?.dueAt ?? '') - stage.at()).to.be.within(23.9 * HOUR, 24 * HOUR + 1_000);
    await eventually(() => mailsTo(`${demoSellerId('Kopi Kita')}@example.com`).length > 0);
  });

  it('may be the buyer, where the seller complains', async () => {
    const seller: Person = stage.seller('Minh Tuấn');
    contacts.set('G-1', {});
    const theirs = await seller.opens({
      orderId: 'G-1',
      lineId: '1',
      reason: 'payment-not-received',
      wanted: { kind: 'cancel-order' },
      delivery: 'not-received',
    });
    expect((await seller.sees(theirs)).untold).to.deep.equal([{ party: 'buyer', state: 'unreachable' }]);
    stage.passes(24 * HOUR + 1_000);
    expect((await stage.becomes(theirs, 'platform-queue')).flags.adverse).to.deep.equal([]);
    contacts.set('G-1', { buyer: { email: 'guest@example.com' } });
    await seller.get('/v1/orders');
    await eventually(() => mailsTo('guest@example.com').length > 0);
    // What was asked of them then is not asked any more; that the platform has the case is what they read.
    const bodies = mailsTo('guest@example.com').map(({ text }) => text.replaceAll('=\r\n', ''));
    expect(bodies.some((body) => body.includes('went to the platform'))).to.equal(true);
    expect(bodies.some((body) => body.includes('Your answer is'))).to.equal(false);
    await eventually(async () => (await seller.sees(theirs)).untold.length === 0);
  });
});
