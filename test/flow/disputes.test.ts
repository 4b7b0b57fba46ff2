import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DisputeView } from '../../protocol/disputes.ts';
import { connectShopper } from '../support/clients.ts';
import { DAY, raiseStage, type Stage } from './dispute-stage.ts';

describe('disputes through the public doors', function () {
  this.timeout(60_000);
  let stage: Stage;
  const on = (profile: string) => {
    before(async () => {
      stage = await raiseStage(profile);
    });
    after(() => stage.close());
  };

  describe('AuraCart: offered, refused, escalated, asked, ruled, paid', () => {
    on('auracart');
    let number = '';

    it('opens with a photograph, once for one form, and holds the money', async () => {
      const line = { orderId: 'AC-1009', lineId: 'AC-1009-1', reason: 'damaged', wanted: { kind: 'full-refund' } };
      expect(await stage.buyer.opens(line)).to.equal('evidence_missing');
      const form = {
        ...line,
        submissionKey: 'one-form-only',
        details: 'The lid is broken.',
        delivery: 'signed',
        files: [{ fileId: await stage.buyer.uploads(), kind: 'photo' }],
      };
      const [first, second] = [
        await stage.buyer.post<{ dispute: DisputeView }>('/v1/disputes', form),
        await stage.buyer.post<{ dispute: DisputeView }>('/v1/disputes', form),
      ];
      expect([first.status, second.status]).to.deep.equal([201, 200]);
      number = first.body.dispute.number;
      expect(second.body.dispute.number).to.equal(number);
      expect(await stage.buyer.opens({ ...line, files: form.files as [] })).to.equal('line_in_dispute');
      expect(first.body.dispute.funds).to.deep.include({ paid: 6490, held: 6490 });
    });

    it('is nobody else’s: a stranger learns no more than that there is nothing', async () => {
      const stranger = (await stage.neighbour.get(`/v1/disputes/${number}`)).body.error?.code;
      const missing = (await stage.neighbour.get('/v1/disputes/KD-2222-2222-222')).body.error?.code;
      expect([stranger, missing]).to.deep.equal(['dispute_not_found', 'dispute_not_found']);
      expect(await stage.neighbour.does(number, 'cancel', { confirmed: true })).to.equal('dispute_not_found');
      const foreign = { orderId: 'AC-2001', lineId: 'AC-2001-1', reason: 'missing', wanted: { kind: 'full-refund' } };
      expect(await stage.buyer.opens(foreign)).to.equal('order_not_found');
      expect(await stage.buyer.opens({ ...foreign, orderId: 'AC-9999' })).to.equal('order_not_found');
    });

    it('tells both parties’ pages of every change', async () => {
      const token = (await fetchToken(stage)) ?? '';
      const page = await connectShopper(stage.url, token);
      const pushed = page.next('dispute:changed', (push) => push.caseNumber === number && push.state === 'negotiation');
      const seller = stage.seller('Kedai Dapur Mei');
      expect(await seller.does(number, 'offer', { terms: { kind: 'partial-refund', amount: 2000 } })).to.equal(
        'negotiation',
      );
      expect(await pushed).to.deep.include({ caseNumber: number, state: 'negotiation' });
      page.close();
      expect((await stage.buyer.notices()).map((notice) => notice.title)).to.include('New offer');
    });

    it('carries messages between the parties, each once', async () => {
      const said = { clientId: 'm-1', text: 'Half, and we are good?' };
      const seller = stage.seller('Kedai Dapur Mei');
      const [one, two] = [
        await seller.post<{ message: { id: string } }>(`/v1/disputes/${number}/messages`, said),
        await seller.post<{ message: { id: string } }>(`/v1/disputes/${number}/messages`, said),
      ];
      expect(one.body.message.id).to.equal(two.body.message.id);
      expect((await stage.buyer.sees(number)).messages.map((message) => message.text)).to.deep.equal([said.text]);
    });

    it('says gently that a page is behind', async () => {
      const { revision } = await stage.buyer.sees(number);
      expect(await stage.buyer.does(number, 'reject', { version: 2, why: 'Too little.' })).to.equal('negotiation');
      const late = await stage.seller('Kedai Dapur Mei').post(`/v1/disputes/${number}/actions`, {
        action: 'counter',
        revision: revision - 1,
        data: { version: 7, terms: { kind: 'full-refund' } },
      });
      expect(late.body.error?.code).to.be.oneOf(['offer_unknown', 'dispute_changed']);
    });

    it('goes to the platform, where a mediator asks and the seller answers with words and a file', async () => {
      expect(await stage.buyer.does(number, 'escalate', { why: 'We find no way.' })).to.equal('platform-queue');
      expect((await stage.mediator.lists('state=platform-queue&order=deadline')).disputes[0]?.number).to.equal(number);
      expect(await stage.mediator.does(number, 'rule', RULING)).to.equal('action_not_in_state');
      expect(await stage.mediator.does(number, 'claim')).to.equal('platform-review');
      expect(
        await stage.mediator.does(number, 'request-info', { to: ['seller'], question: 'How was it packed?' }),
      ).to.equal('info-requested');
      expect((await stage.buyer.sees(number)).requests, 'asked of the seller alone').to.deep.equal([]);
      const seller = stage.seller('Kedai Dapur Mei');
      const files = [{ fileId: await seller.uploads(), kind: 'photo' }];
      expect(await seller.does(number, 'reply-info', { text: 'In foam.', files })).to.equal('platform-review');
      const foreign = [{ fileId: await stage.buyer.uploads(), kind: 'photo' }];
      expect(await seller.does(number, 'add-evidence', { files: foreign })).to.equal('evidence_not_ready');
    });

    it('is ruled with reasons, paid once, and closed', async () => {
      expect(await stage.mediator.does(number, 'rule', { ...RULING, reasons: ' ' })).to.equal('text_missing');
      await stage.mediator.does(number, 'rule', RULING);
      const closed = await stage.becomes(number, 'closed');
      expect(closed.outcome).to.equal('partial-refund');
      expect(closed.funds).to.deep.include({ refunded: 3000, released: 3490 });
      expect(await stage.booked()).to.deep.equal({ escrow: 6490, buyer: 3000, seller: 3490 });
      expect(await stage.buyer.does(number, 'escalate', { why: 'No!' })).to.equal('dispute_closed');
      const timeline = closed.timeline.map((entry) => entry.event);
      expect(timeline).to.include.members(['open', 'offer', 'reject', 'escalate', 'claim', 'request-info', 'rule']);
      // A letter that is being written has another name yet.
      const letters = readdirSync(join(stage.dataDir, 'mail')).filter((name) => name.endsWith('.eml'));
      const mail = letters.map((name) => readFileSync(join(stage.dataDir, 'mail', name), 'utf8'));
      expect(mail.some((letter) => letter.includes('mai@example.com') && letter.includes('/resolution/'))).to.equal(
        true,
      );
    });

    it('lets a link in a letter open the case for its party alone', async () => {
      const made = await stage.buyer.post<{ url: string }>(`/v1/disputes/${number}/links`);
      const post = (link: string) =>
        fetch(`${stage.url}/v1/dispute-sessions`, { method: 'POST', body: JSON.stringify({ link }) });
      const session = await post(made.body.url);
      const body = (await session.json()) as { role: string; disputeNumber: string };
      expect([session.status, body.role, body.disputeNumber]).to.deep.equal([201, 'buyer', number]);
      expect((await post(`${made.body.url}x`)).status).to.equal(401);
      const other = await stage.buyer.post(`/v1/disputes/${number}/links`, { party: 'seller' });
      expect(other.body.error?.code).to.equal('permission_denied');
    });

    it('shows staff nothing without the role, and strangers no letters', async () => {
      expect((await stage.buyer.get('/v1/letters?state=failed')).status).to.equal(401);
      expect(
        (await stage.supervisor.get<{ letters: unknown[] }>('/v1/letters?state=failed')).body.letters,
      ).to.deep.equal([]);
    });
  });

  describe('AuraCart: the seller is silent, the sum is large', () => {
    on('auracart');

    it('escalates by itself after three working days, needs a second person, and comes back before the money goes', async () => {
      const number = await stage.buyer.opens({
        orderId: 'AC-1024',
        lineId: 'AC-1024-1',
        reason: 'missing',
        wanted: { kind: 'return-refund' },
      });
      stage.passes(2 * DAY);
      expect((await stage.buyer.sees(number)).state).to.equal('respondent-review');
      stage.passes(6 * DAY);
      await stage.becomes(number, 'platform-queue');
      await stage.mediator.does(number, 'claim');
      const ruling = { terms: { kind: 'return-refund' }, reasons: 'Half of it is missing.', fault: 'seller' };
      expect(await stage.mediator.does(number, 'rule', ruling)).to.equal('platform-review');
      expect((await stage.buyer.sees(number)).pendingRuling, 'no ruling yet').to.equal(undefined);
      expect((await stage.buyer.sees(number)).timeline.map(({ event }) => event)).not.to.include('rule');
      expect(await stage.mediator.does(number, 'confirm-ruling')).to.equal('second_person_needed');
      expect(await stage.supervisor.does(number, 'confirm-ruling')).to.equal('return-label');
      expect(await stage.buyer.does(number, 'return-shipped', { tracking: 'MY-1' })).to.equal('instructions_missing');
      const seller = stage.seller('AuraMall Digital');
      const address = '12 Jalan Ampang, 50450 Kuala Lumpur';
      expect(await seller.does(number, 'return-label', { address })).to.equal('return-label');
      const sent = { tracking: 'MY-1', courier: 'Pos Laju' };
      expect(await stage.buyer.does(number, 'return-shipped', sent)).to.equal('return-shipped');
      expect((await seller.sees(number)).returnParcel).to.deep.equal({ address, ...sent });
      expect((await stage.booked()).buyer).to.equal(undefined);
      await seller.does(number, 'return-received');
      await seller.does(number, 'return-inspected');
      expect((await stage.becomes(number, 'closed')).outcome).to.equal('return-refund');
      expect(await stage.booked()).to.deep.equal({ escrow: 149_900, buyer: 149_900 });
    });
  });
});

const RULING = {
  terms: { kind: 'partial-refund', amount: 3000 },
  reasons: 'One lid of three is broken.',
  fault: 'seller',
};

async function fetchToken({ url }: Stage): Promise<string | undefined> {
  const { identity } = (await (await fetch(`${url}/v1/demo/identity`)).json()) as { identity: string };
  const response = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
  return ((await response.json()) as { token?: string }).token;
}
