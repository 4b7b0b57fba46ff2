import { mkdirSync } from 'node:fs';
import { openBrowser } from '../test/browser/browser.ts';
import { openDesk } from '../test/browser/desk-page.ts';
import { startServer } from '../test/support/server.ts';

/** Takes the pictures of the README with a real server and browser: `node scripts/take-pictures.ts`. */
const FOLDER = 'docs/images';
mkdirSync(FOLDER, { recursive: true });

const server = await startServer();
const browser = await openBrowser();
try {
  const shop = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await shop.goto(`${server.url}/`);
  await shop.waitForFunction(() => 'Kaunter' in window);
  await shop.evaluate(() => (window as unknown as { Kaunter: { open(): void } }).Kaunter.open());
  const composer = shop.locator('textarea').first();
  await composer.fill('when do I get my refund?');
  await composer.press('Enter');
  await shop.getByText('From the help center').first().waitFor();
  await shop.screenshot({ path: `${FOLDER}/widget.png`, animations: 'disabled' });

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const desk = await openDesk(context, server.url, []);
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
  await desk.screenshot({ path: `${FOLDER}/desk.png`, animations: 'disabled' });
} finally {
  await browser.close();
  await server.stop();
  server.discard();
}
