import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { demoSellerId } from '../../disputes/marketplace/demo-orders.ts';
import { DAY, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { type CaseScreen, mediationScreen } from './case-pages.ts';
import { watchFaults } from './desk-page.ts';

const CASES = 10;
/** The third is dear: a second person has to confirm what is decided in it. */
const DEAR = 3;
const OUTCOMES = ['full-refund', 'reject', 'return-refund'] as const;

describe('ten cases in a row', function () {
  this.timeout(120_000);
  let shop: Server;
  let stage: Stage;
  let browser: Browser;
  let mediator: CaseScreen;
  const numbers: string[] = [];
  const faults: string[] = [];

  before(async () => {
    const lineOf = (index: number) => ({
      orderId: `T-${index}`,
      lineId: '1',
      title: `Teapot ${index}`,
      currency: 'MYR',
      paid: index === DEAR ? 600_000 : 10_000 + index,
      buyer: { id: 'demo-shopper', name: 'Mai' },
      seller: { id: demoSellerId('Kopi Kita'), name: 'Kopi Kita' },
      paidAt: new Date(Date.now() - 3 * DAY).toISOString(),
      deliveredAt: new Date(Date.now() - DAY).toISOString(),
    });
    shop = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ lines: Array.from({ length: CASES }, (_, index) => lineOf(index + 1)) }));
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    stage = await raiseStage('auracart', {
      ORDERS_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
      MARKETPLACE_SECRET: 'a-secret-that-both-sides-know-well',
    });
    const { buyer } = stage;
    for (let index = 1; index <= CASES; index += 1) {
      const number = await buyer.opens({
        orderId: `T-${index}`,
        lineId: '1',
        reason: 'damaged',
        wanted: { kind: 'full-refund' },
        files: [{ fileId: await buyer.uploads(), kind: 'photo' }],
      });
      await stage.seller('Kopi Kita').does(number, 'reject', { version: 1, why: 'It left us whole.' });
      expect(await buyer.does(number, 'escalate', { why: 'They refuse to pay.' })).to.equal('platform-queue');
      numbers.push(number);
    }
    browser = await openBrowser();
    mediator = await mediationScreen(browser, stage.url);
    watchFaults(mediator.page, faults);
  });
  after(async () => {
    await browser?.close();
    await stage?.close();
    shop?.closeAllConnections();
    shop?.close();
  });
  afterEach(() => {
    expect(faults.splice(0)).to.deep.equal([]);
  });

  it('take three clicks each, the reason among them, and each comes up by itself but what waits for somebody else', async () => {
    const { page, words } = mediator;
    const card = page.locator('.decision-card');
    const head = page.locator('.case-desk-head');
    let clicks = 0;
    await page.locator('.queue-item').first().click();
    await head.waitFor();
    const decided: string[] = [];
    for (let index = 0; index < CASES; index += 1) {
      const number = (await head.locator('.mono').innerText()).trim();
      expect(decided, 'no case comes twice').not.to.include(number);
      for (const at of [
        card
          .locator('.option-wrap', { hasText: words.solutions[OUTCOMES[index % OUTCOMES.length] ?? ''] ?? '?' })
          .first(),
        card.locator('.templates .option').first(),
        card.locator('button[type=submit]'),
      ]) {
        await at.click();
        clicks += 1;
      }
      if (index === 4) await keepPicture(page, 'ten-cases-fifth');
      decided.push(number);
      if (index < CASES - 1) {
        await page.locator('.note-row', { hasText: number }).first().waitFor();
        await head.locator('.mono', { hasText: number }).waitFor({ state: 'detached' });
      }
    }
    expect(clicks / CASES).to.equal(3);
    expect([...decided].sort()).to.deep.equal([...numbers].sort());
    for (const number of numbers) {
      const read = async () => {
        const { rulings, pendingRuling } = await stage.mediator.sees(number);
        return rulings.length + (pendingRuling === undefined ? 0 : 1);
      };
      for (let tries = 0; tries < 100 && (await read()) === 0; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await read(), number).to.equal(1);
    }
  });

  it('and what waits shows a second person all that they confirm', async () => {
    const second = await mediationScreen(browser, stage.url, 'admin');
    const { page } = second;
    await page.locator('.queue-item', { hasText: 'Teapot 3' }).click();
    const pending = await page.locator('.pending').innerText();
    expect(pending)
      .to.match(/6,000\.00/)
      .and.match(/Fault: /)
      .and.match(/Above RM.5,000\.00 a second person confirms it\./);
    await keepPicture(page, 'ten-cases-second-person');
    await second.does('confirm-ruling');
  });
});
