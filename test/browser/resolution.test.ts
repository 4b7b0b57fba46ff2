import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { axeFaults, overflow, signInto } from './desk-page.ts';
import { openByForm, openPage, picture, reader, send, start } from './resolution-pages.ts';

type Group = Readonly<Record<string, string>>;
interface Disputes {
  readonly actions: Group;
  readonly states: Group;
  readonly solutions: Group;
  readonly events: Group;
}

const disputes = (locale: string): Disputes =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8')).disputes;
const [en, vi, zh, id, es] = ['en', 'vi', 'zh-Hant', 'id', 'es'].map(disputes) as [
  Disputes,
  Disputes,
  Disputes,
  Disputes,
  Disputes,
];

const state = (page: Page) => page.locator('.case-head .tag, .case-desk-head .tag').first();

async function waitForState(page: Page, name: string | undefined): Promise<void> {
  await state(page)
    .filter({ hasText: name ?? 'no such state' })
    .waitFor({ timeout: 20_000 });
}

async function chooseSolution(page: Page, name: string | undefined, amount?: string): Promise<void> {
  const option = page.locator('dialog[open] .option-wrap').filter({ hasText: name ?? '' });
  await option.first().locator('input[type=radio]').check();
  if (amount !== undefined) await option.first().locator('.field-amount input').fill(amount);
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('dialog[open] textarea').fill(text);
}

/** The mediator's desk at the disputes, in English. */
async function openMediation(browser: Browser, url: string, account = 'mediator'): Promise<Page> {
  const page = await (await reader(browser, { locale: 'en' })).newPage();
  await signInto(page, `${url}/desk#disputes`, `${account}@example.com`);
  await page.locator('.cases-queue').waitFor();
  return page;
}

async function takeCase(page: Page, number: string): Promise<void> {
  const item = page.locator('.queue-item', { hasText: number });
  await item.waitFor({ timeout: 30_000 });
  await item.click();
  await page.locator('.case-desk-head').waitFor();
  await start(page, en.actions.claim ?? '');
  await send(page);
}

describe('resolution center and mediation, under the default profile', function () {
  this.timeout(120_000);
  let server: TestServer;
  let browser: Browser;
  const faults: string[] = [];
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
  });
  afterEach(() => {
    expect(faults.splice(0)).to.deep.equal([]);
  });

  let number = '';
  let buyer: Page;
  let seller: Page;
  let mediator: Page;

  it('lets a buyer open a dispute by the form, in Vietnamese, and says when the platform can be called', async () => {
    buyer = await openPage(await reader(browser, { locale: 'vi' }), `${server.url}/resolution/new`, faults);
    await buyer.locator('.option').first().waitFor();
    await buyer.locator('button[type=submit]').click();
    expect(await buyer.locator('.field-fault:not(:empty)').count(), 'an empty form says what is missing').above(2);
    number = await openByForm(buyer, 'AC-1009', 'Nắp tre của hộp lớn bị nứt.');
    await waitForState(buyer, vi.states['respondent-review']);
    const locked = buyer.locator('.locked', { hasText: vi.actions.escalate ?? '' });
    expect(await locked.locator('time').getAttribute('datetime')).to.match(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    expect(await buyer.locator('.deadline-left').textContent()).to.contain('ngày');
    expect(await buyer.locator('.gallery .piece').count()).to.equal(1);
    expect(await axeFaults(buyer)).to.deep.equal([]);
  });

  it('shows the seller the same case on a phone, in Chinese and dark, and takes an offer', async () => {
    const phone = await reader(browser, { locale: 'zh-Hant', width: 390, height: 844, dark: true });
    seller = await openPage(phone, `${server.url}/resolution/${number}?as=seller`, faults);
    await waitForState(seller, zh.states['respondent-review']);
    expect(await overflow(seller)).to.equal(0);
    expect(await axeFaults(seller)).to.deep.equal([]);
    await start(seller, new RegExp(`^${zh.actions.offer}$`));
    await chooseSolution(seller, zh.solutions['partial-refund'], '640.00');
    await seller.locator('dialog[open] button[type=submit]').click();
    await seller.locator('dialog[open] .field-fault').first().waitFor();
    await chooseSolution(seller, zh.solutions['partial-refund'], '15');
    await keepPicture(seller, 'resolution-offer-zh-390-dark');
    await send(seller);
    await waitForState(seller, zh.states.negotiation);
  });

  it('brings the offer to the open page of the buyer without a reload', async () => {
    const card = buyer.locator('.offers-seller .offer-card').first();
    await card.waitFor({ timeout: 10_000 });
    expect(await card.locator('.offer-terms').textContent()).to.match(/15,00/);
    await buyer.locator('.talk-form textarea').fill('15 ringgit không đủ mua nắp mới.');
    await buyer.locator('.talk-form button[type=submit]').click();
    await seller.locator('.said-text', { hasText: '15 ringgit' }).waitFor({ timeout: 20_000 });
    await keepPicture(buyer, 'resolution-offers-vi');
  });

  it('keeps what was typed over a reload', async () => {
    await start(buyer, vi.actions.reject ?? '');
    await write(buyer, 'Số tiền quá thấp.');
    await buyer.reload();
    await start(buyer, vi.actions.reject ?? '');
    expect(await buyer.locator('dialog[open] textarea').inputValue()).to.equal('Số tiền quá thấp.');
    await send(buyer);
    await buyer.locator('.offers-seller .tag-danger').waitFor();
  });

  it('takes the buyer who said no to the platform, and the mediator to the case', async () => {
    mediator = await openMediation(browser, server.url);
    await start(buyer, vi.actions.escalate ?? '');
    await write(buyer, 'Hai bên không thống nhất được.');
    await send(buyer);
    await waitForState(buyer, vi.states['platform-queue']);
    await takeCase(mediator, number);
    await waitForState(mediator, en.states['platform-review']);
    await waitForState(buyer, vi.states['platform-review']);
    expect(await axeFaults(mediator)).to.deep.equal([]);
    await keepPicture(mediator, 'mediation-case');
  });

  it('asks the seller a question, whose answer comes with a file', async () => {
    await start(mediator, en.actions['request-info'] ?? '');
    await mediator.locator('dialog[open] .option', { hasText: 'Seller' }).locator('input').check();
    await write(mediator, 'How was the jar packed?');
    await send(mediator);
    await waitForState(seller, zh.states['info-requested']);
    await start(seller, zh.actions['reply-info'] ?? '');
    await write(seller, '用氣泡紙包了兩層。');
    await seller.locator('dialog[open] input[type=file]').setInputFiles(await picture(seller));
    await seller.locator('dialog[open] .picker-file progress').waitFor({ state: 'detached' });
    await send(seller);
    await mediator.locator('.evidence-sides .piece').nth(1).waitFor({ timeout: 20_000 });
    await waitForState(mediator, en.states['platform-review']);
  });

  it('shows what a ruling would move before it is made, and carries it out', async () => {
    await start(mediator, en.actions.rule ?? '');
    await chooseSolution(mediator, en.solutions['partial-refund'], '40');
    const preview = mediator.locator('dialog[open] .money-preview dd');
    expect(await preview.first().textContent()).to.match(/40\.00/);
    expect(await preview.nth(1).textContent()).to.match(/24\.90/);
    await mediator.locator('dialog[open] button[type=submit]').click();
    expect(
      await mediator.locator('dialog[open] .field-fault:not(:empty)').count(),
      'reasons and fault are asked',
    ).to.equal(2);
    await mediator.getByRole('radio', { name: 'The seller', exact: true }).check();
    await write(mediator, 'The photo shows the crack; the lid costs about 40 ringgit.');
    await keepPicture(mediator, 'mediation-ruling');
    await send(mediator);
    await waitForState(mediator, en.states.closed);
    await waitForState(buyer, vi.states.closed);
    await waitForState(seller, zh.states.closed);
    expect(await buyer.locator('.ruling .offer-terms').first().textContent()).to.match(/40,00/);
    expect(await buyer.locator('.actions button').count()).to.equal(0);
  });

  it('shows a picture of evidence at full size, with the keyboard alone', async () => {
    await buyer.locator('.gallery .piece').first().focus();
    await buyer.keyboard.press('Enter');
    await buyer.locator('.lightbox[open] img').waitFor();
    await buyer.keyboard.press('ArrowRight');
    expect(await axeFaults(buyer)).to.deep.equal([]);
    await buyer.keyboard.press('Escape');
    await buyer.locator('.lightbox').waitFor({ state: 'detached' });
    expect(await buyer.evaluate(() => document.activeElement?.className)).to.contain('piece');
  });

  it('says gently that the case moved on, sends nothing, and keeps the words', async () => {
    await buyer.goto(`${server.url}/resolution/new`);
    await buyer.locator('.option').first().waitFor();
    const other = await openByForm(buyer, 'AC-1027', 'Ấm bị móp.');
    await seller.goto(`${server.url}/resolution/${other}?as=seller`);
    await waitForState(seller, zh.states['respondent-review']);
    await start(seller, zh.actions.reject ?? '');
    await write(seller, '商品出貨時完好。');
    await start(buyer, vi.actions.cancel ?? '');
    await send(buyer);
    await waitForState(buyer, vi.states.closed);
    await seller.locator('dialog[open] button[type=submit]').click();
    await seller.locator('dialog[open] .callout-caution').waitFor();
    expect(await seller.locator('dialog[open] textarea').inputValue()).to.equal('商品出貨時完好。');
    await waitForState(seller, zh.states.closed);
  });

  it('opens a case by a signed link, and takes the key out of the address', async () => {
    const answer = await mediator.evaluate(async (path) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ party: 'seller' }),
      });
      return (await response.json()) as { url: string };
    }, `/v1/disputes/${number}/links`);
    const guest = await openPage(
      await reader(browser, { locale: 'es', width: 390, height: 844 }),
      new URL(answer.url, server.url).href,
      faults,
    );
    await waitForState(guest, es.states.closed);
    expect(guest.url()).not.to.contain('key');
    expect(await overflow(guest)).to.equal(0);
    await keepPicture(guest, 'resolution-closed-es-390');
  });

  it('answers alike for a number that does not exist and for a case of others', async () => {
    const stranger = await openPage(
      await reader(browser, { locale: 'en' }),
      `${server.url}/resolution/${number}?as=neighbour`,
      faults,
    );
    const foreign = await stranger.locator('.callout-danger p').textContent();
    await stranger.goto(`${server.url}/resolution/KD-2222-2222-222?as=neighbour`);
    expect(await stranger.locator('.callout-danger p').textContent()).to.equal(foreign);
  });

  it('lists cases, open ones apart from closed ones', async () => {
    await buyer.goto(`${server.url}/resolution`);
    await buyer.locator('.empty').waitFor();
    await buyer.locator('.chip').nth(1).locator('input').check();
    await buyer.locator('.case-card', { hasText: number }).waitFor();
    expect(await axeFaults(buyer)).to.deep.equal([]);
    await buyer.locator('.case-card', { hasText: number }).locator('a').click();
    await waitForState(buyer, vi.states.closed);
  });
});

describe('resolution center, when the profile knows contests and losses', function () {
  this.timeout(120_000);
  const faults: string[] = [];
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => browser?.close());

  async function under(profile: string, story: (url: string) => Promise<void>): Promise<void> {
    const server = await startServer({ env: { DISPUTE_PROFILE: profile } });
    try {
      await story(server.url);
    } finally {
      await server.stop();
      server.discard();
    }
    expect(faults.splice(0)).to.deep.equal([]);
  }

  it('lets a buyer contest an offer, call the platform, and two mediators decide (Indonesian, Spanish)', () =>
    under('tokopedia', async (url) => {
      const buyer = await openPage(await reader(browser, { locale: 'id' }), `${url}/resolution/new`, faults);
      await buyer.locator('.option').first().waitFor();
      await buyer.locator('.option', { hasText: 'AC-1009' }).locator('input').check();
      await buyer.locator('.options-grid .option').first().locator('input').check();
      await buyer.locator('.options-row .option').first().locator('input').check();
      await buyer.locator('textarea').fill('Tutup bambunya retak.');
      await buyer.locator('.option-wrap').first().locator('input').check();
      await buyer.locator('input[type=file]').setInputFiles(await picture(buyer));
      await buyer.locator('.picker-file progress').waitFor({ state: 'detached' });
      await buyer.locator('button[type=submit]').click();
      await buyer.waitForURL(/\/resolution\/KD-/);
      const number = new URL(buyer.url()).pathname.split('/').at(-1) ?? '';
      const seller = await openPage(
        await reader(browser, { locale: 'es' }),
        `${url}/resolution/${number}?as=seller`,
        faults,
      );
      await start(seller, new RegExp(`^${es.actions.offer}$`));
      await chooseSolution(seller, es.solutions.exchange);
      await send(seller);
      await buyer.locator('.offers-seller .offer-card').waitFor({ timeout: 20_000 });
      await start(buyer, id.actions['contest-offer'] ?? '');
      await write(buyer, 'Saya tidak ingin menunggu barang pengganti.');
      await send(buyer);
      await seller.locator('.offers-seller .tag-caution').waitFor({ timeout: 20_000 });
      await start(buyer, id.actions.escalate ?? '');
      await write(buyer, 'Tidak ada titik temu.');
      await send(buyer);
      const mediator = await openMediation(browser, url);
      await takeCase(mediator, number);
      await start(mediator, en.actions.rule ?? '');
      await chooseSolution(mediator, en.solutions['full-refund']);
      await mediator.getByRole('radio', { name: 'The seller', exact: true }).check();
      await write(mediator, 'The crack is there from the start.');
      await send(mediator);
      // The profile names no limit for ringgit, so that a second person has to confirm.
      await mediator.locator('.pending').waitFor();
      expect(
        await mediator.locator('.actions button', { hasText: en.actions['confirm-ruling'] ?? '' }).count(),
      ).to.equal(0);
      const second = await openMediation(browser, url, 'admin');
      await second.locator('.queue-item', { hasText: number }).click();
      await second.locator('.pending').waitFor();
      await start(second, en.actions['confirm-ruling'] ?? '');
      await send(second);
      await waitForState(buyer, id.states.closed);
      await waitForState(seller, es.states.closed);
    }));

  it('asks twice before a respondent says "agreed", and lets the other side confirm it', () =>
    under('p2p', async (url) => {
      const buyer = await openPage(await reader(browser, { locale: 'vi' }), `${url}/resolution/new`, faults);
      await buyer.locator('.option').first().waitFor();
      await buyer.locator('.option', { hasText: 'AC-1030' }).locator('input').check();
      const reason = JSON.parse(readFileSync(new URL('../../locales/vi.json', import.meta.url), 'utf8')).disputes
        .reasons['order-not-unlocked'];
      await buyer.locator('.options-grid .option', { hasText: reason }).locator('input').check();
      await buyer.locator('.options-row .option').nth(2).locator('input').check();
      await buyer.locator('textarea').fill('Tôi đã chuyển khoản nhưng đơn vẫn khóa.');
      await buyer.locator('.option-wrap').first().locator('input').check();
      await buyer.locator('input[type=file]').setInputFiles(await picture(buyer));
      await buyer.locator('.picker-file progress').waitFor({ state: 'detached' });
      await buyer.locator('.picker-file select').selectOption('screenshot');
      await buyer.locator('button[type=submit]').click();
      await buyer.waitForURL(/\/resolution\/KD-/);
      const number = new URL(buyer.url()).pathname.split('/').at(-1) ?? '';
      const seller = await openPage(
        await reader(browser, { locale: 'en' }),
        `${url}/resolution/${number}?as=seller&seller=demo-seller-minh-tuan`,
        faults,
      );
      await start(seller, en.actions.agreed ?? '');
      expect(await seller.locator('dialog[open] .callout-danger').textContent()).to.contain('5,000,000');
      await seller.locator('dialog[open] button[type=submit]').click();
      await seller.locator('dialog[open] .field-fault:not(:empty)').waitFor();
      await keepPicture(seller, 'resolution-loss-warning');
      await seller.locator('dialog[open] .loss input').check();
      await send(seller);
      await waitForState(buyer, vi.states.negotiation);
      await start(buyer, vi.actions['confirm-agreed'] ?? '');
      await send(buyer);
      await waitForState(buyer, vi.states.closed);
      await waitForState(seller, en.states.closed);
    }));
});
