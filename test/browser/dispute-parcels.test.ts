import { expect } from 'chai';
import { type CaseScreen, chooseCase } from './case-pages.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('an item on its way back', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  let number: string;
  let buyer: CaseScreen;
  let seller: CaseScreen;

  before(async () => {
    theatre = await openTheatre('auracart');
    const { stage } = theatre;
    const { lines } = (await stage.buyer.get<{ lines: { orderId: string; lineId: string }[] }>('/v1/orders')).body;
    number = await stage.buyer.opens({
      orderId: 'AC-1009',
      lineId: lines.find(({ orderId }) => orderId === 'AC-1009')?.lineId ?? '',
      reason: 'damaged',
      wanted: { kind: 'return-refund' },
      details: 'The lid is split.',
      files: [{ fileId: await stage.buyer.uploads(), kind: 'photo' }],
    });
    await stage.seller('Kedai Dapur Mei').does(number, 'approve', { version: 1 });
  });
  after(() => theatre.close());
  afterEach(() => expect(theatre.faults(), 'in the console of a page').to.deep.equal([]));

  it('waits until the seller has said where it goes, which they can put right later', async () => {
    const looks = { locale: 'zh-Hant', width: 390, height: 844 } as const;
    seller = await theatre.seller(`/resolution/${number}`, looks);
    buyer = await theatre.buyer(`/resolution/${number}`, { ...looks, locale: 'vi' });
    await buyer.page.locator('.parcel-card .muted').waitFor();
    expect(await buyer.offers('return-shipped'), 'nobody sends into the blue').to.equal(false);
    await seller.start('return-label');
    await seller.page.locator('dialog[open] button[type=submit]').click();
    await seller.page.locator('dialog[open] .field-fault:not(:empty)').waitFor();
    await seller.fill({ text: '吉隆坡 Jalan Ipoh 12' });
    await seller.page
      .locator('dialog[open] .field > input[type=text]:not([inputmode])')
      .fill('https://labels.example/KD-1');
    expect(await axeFaults(seller.page)).to.deep.equal([]);
    await seller.send();
    const card = buyer.page.locator('.parcel-card');
    await card.getByText('Jalan Ipoh 12').waitFor({ timeout: 20_000 });
    expect(await card.locator('a').getAttribute('href')).to.equal('https://labels.example/KD-1');
    expect(await card.innerText(), 'who pays').to.match(/Bên chịu phí gửi\s+Người bán/);
    await seller.page.getByRole('button', { name: '更正地址或標籤' }).click();
    expect(await seller.page.locator('dialog[open] textarea').first().inputValue()).to.contain('Jalan Ipoh 12');
    await seller.page.keyboard.press('Escape');
  });

  it('shows courier and number, which the buyer can correct', async () => {
    await buyer.start('return-shipped');
    const fields = buyer.page.locator('dialog[open] .field > input[type=text]:not([inputmode])');
    await fields.first().fill('Pos Laju');
    await fields.last().fill('EP1234');
    await buyer.send();
    await seller.page.locator('.parcel-card').getByText('EP1234').waitFor({ timeout: 20_000 });
    await buyer.page.getByRole('button', { name: 'Sửa mã vận đơn' }).click();
    expect(await fields.last().inputValue()).to.equal('EP1234');
    await fields.last().fill('EP12345');
    await buyer.send();
    await seller.page.locator('.parcel-card').getByText('EP12345').waitFor({ timeout: 20_000 });
    expect(await seller.page.locator('.parcel-card').innerText()).to.contain('Pos Laju');
    for (const { page } of [buyer, seller]) {
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
    }
  });
});

describe('a decision that waits for a second person', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre('auracart');
  });
  after(() => theatre.close());

  it('is marked in the queue, and can be asked for', async () => {
    const { buyer, mediator } = theatre.stage;
    const { lines } = (await buyer.get<{ lines: { orderId: string; lineId: string }[] }>('/v1/orders')).body;
    const number = await buyer.opens({
      orderId: 'AC-1024',
      lineId: lines.find(({ orderId }) => orderId === 'AC-1024')?.lineId ?? '',
      reason: 'damaged',
      wanted: { kind: 'full-refund' },
      details: 'One side is dead.',
      files: [{ fileId: await buyer.uploads(), kind: 'photo' }],
    });
    await theatre.stage.seller('AuraMall Digital').does(number, 'reject', { version: 1, why: 'No.' });
    await buyer.does(number, 'escalate', { why: 'They refuse.' });
    await mediator.does(number, 'claim');
    await mediator.does(number, 'rule', { terms: { kind: 'full-refund' }, fault: 'seller', reasons: 'It is dead.' });
    const desk = await theatre.mediator('admin');
    await desk.page.locator('.queue-head select').first().selectOption('second');
    await chooseCase(desk, number);
    expect(await desk.page.locator('.queue-item .tag-caution').count()).to.equal(1);
    const queue = await desk.page.locator('.cases-queue').boundingBox();
    const head = await desk.page.locator('.case-desk-head').boundingBox();
    expect((queue?.x ?? 0) + (queue?.width ?? 0), 'the queue stands beside the case').to.be.at.most(head?.x ?? 0);
  });
});
