import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../test/browser/browser.ts';
import { mediationScreen, openByForm, partyScreen, takeCase } from '../test/browser/case-pages.ts';
import { openDesk } from '../test/browser/desk-page.ts';
import { raiseStage } from '../test/flow/dispute-stage.ts';

/** Takes the pictures of the README with a real server and browser: `node scripts/take-pictures.ts`. */
const FOLDER = 'docs/images';
const ROOM = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };
mkdirSync(FOLDER, { recursive: true });

const stage = await raiseStage('auracart');
const browser = await openBrowser();
try {
  await chatAndDesk(browser, stage.url);
  await dispute(browser, stage.url);
} finally {
  await browser.close();
  await stage.close();
}

async function chatAndDesk(browser: Browser, url: string): Promise<void> {
  const shop = await browser.newPage(ROOM);
  await shop.goto(`${url}/`);
  await shop.waitForFunction(() => 'Kaunter' in window);
  await shop.evaluate(() => (window as unknown as { Kaunter: { open(): void } }).Kaunter.open());
  const composer = shop.locator('textarea').first();
  await composer.fill('when do I get my refund?');
  await composer.press('Enter');
  await shop.getByText('From the help center').first().waitFor();
  await keep(shop, 'widget');

  const desk = await openDesk(await browser.newContext(ROOM), url, []);
  await shop
    .getByRole('button', { name: /talk to a person/i })
    .first()
    .click();
  await desk
    .getByRole('button', { name: /accept/i })
    .first()
    .click();
  const reply = desk.locator('textarea').first();
  await reply.fill('Hi Mai, I have read what you wrote. Let me look at your refund.');
  await reply.press('Enter');
  await shop.getByText('Let me look at your refund').first().waitFor();
  await desk.getByText('Sent').or(desk.getByText('Read')).first().waitFor();
  await keep(desk, 'desk');
}

/** The buyer's page while both sides bargain, and the mediator's desk once they have called the platform. */
async function dispute(browser: Browser, url: string): Promise<void> {
  const buyer = await partyScreen(browser, `${url}/resolution/new`, { locale: 'en' }, []);
  const number = await openByForm(buyer, {
    orderId: 'AC-1009',
    reason: 'damaged',
    details:
      'The bamboo lid of the largest jar is split from edge to edge; the photo shows it as it came out of the box.',
    wanted: 'full-refund',
  });
  const seller = stage.seller('Kedai Dapur Mei');
  await seller.does(number, 'offer', { terms: { kind: 'partial-refund', amount: 1_500 } });
  await buyer.becomes('negotiation');
  await buyer.does('counter', { terms: 'partial-refund', amount: '32.45' });
  await seller.does(number, 'offer', { terms: { kind: 'partial-refund', amount: 2_200 } });
  await buyer.page.locator('.offers-seller', { hasText: '22.00' }).waitFor();
  await buyer.page.locator('.notes button').click();
  await keep(buyer.page, 'resolution');

  await buyer.does('escalate', { text: 'We cannot agree on the price of a new lid.' });
  const mediator = await mediationScreen(browser, url);
  await takeCase(mediator, number);
  await mediator.page.locator('.notes button').click();
  await keep(mediator.page, 'mediation');
}

/** A page as a small PNG: these pages have few colours. */
async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(0, 0);
  const shot = await page.screenshot({ animations: 'disabled' });
  await sharp(shot).png({ palette: true, colours: 128, effort: 10 }).toFile(`${FOLDER}/${name}.png`);
}
