import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { newShopper, type Shopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { axeFaults, openDesk, overflow } from './desk-page.ts';

const WINDOWS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 } },
} as const;
type Window = keyof typeof WINDOWS;

describe('splitting a ticket at the desk in a browser', function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;
  const shoppers: Shopper[] = [];
  const tickets = new Map<Window, Awaited<ReturnType<typeof twoMatters>>>();
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    // With nobody at the desk.
    for (const name of ['phone', 'desk'] as const) tickets.set(name, await twoMatters(name));
  });
  after(async () => {
    for (const one of shoppers) one.close();
    await browser?.close();
    await server.stop();
    server.discard();
  });

  const wordsOf = (name: Window) =>
    [`My jar of the ${name} is broken`, `And where is the spoon of the ${name}?`] as const;
  async function twoMatters(name: Window) {
    const { client, conversationId } = await newShopper(server.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    for (const [index, text] of wordsOf(name).entries())
      await client.ask('message:send', { conversationId, clientId: `said-${index}`, text });
    shoppers.push(client);
    return { conversationId, number: handoff.ticket?.number ?? 'no ticket' };
  }

  for (const name of ['phone', 'desk'] as const)
    it(`makes a ticket of its own by the keyboard, leads from each to the other, and takes it back (${name})`, async () => {
      const [jar, spoon] = wordsOf(name);
      const known = tickets.get(name);
      if (known === undefined) throw new Error('no ticket');
      const context = await browser.newContext({ ...WINDOWS[name], locale: 'en', reducedMotion: 'reduce' });
      const faults: string[] = [];
      const page = await openDesk(context, server.url, faults);
      await page.keyboard.press('Alt+l');
      await page.locator('.ticket', { hasText: spoon }).locator('.ticket-open').click();
      const from = page.locator(`[data-conversation="${known.conversationId}"]`);
      const presses = async (column: typeof from, button: string) => {
        if (name === 'phone') {
          await column.locator('.ticket-more > .menu > summary').focus();
          await page.keyboard.press('Enter');
        }
        await column.getByRole('button', { name: button, exact: true }).focus();
        await page.keyboard.press('Enter');
      };
      await presses(from, 'Split off…');

      const dialog = page.getByRole('dialog');
      const about = dialog.getByLabel('What it is about');
      await about.waitFor();
      expect(await about.evaluate((input) => input === document.activeElement)).to.equal(true);
      const box = (text: string) => dialog.getByRole('checkbox', { name: text });
      expect([await box(jar).isChecked(), await box(spoon).isChecked()], 'the newest').to.deep.equal([false, true]);
      const submit = dialog.getByRole('button', { name: 'Split off', exact: true });
      expect(await submit.getAttribute('aria-disabled'), 'it has no name yet').to.equal('true');
      await about.fill('Where the spoon is');
      await dialog
        .getByRole('button', { name: /^From here on/ })
        .first()
        .press('Enter');
      await dialog.getByText('At least one message of the shopper has to stay.').waitFor();
      expect(await submit.getAttribute('aria-disabled')).to.equal('true');
      await box(jar).press('Space');
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      await submit.press('Enter');

      const toast = page.locator('.notice', { hasText: `was split off from ${known.number}.` });
      await toast.waitFor();
      const number = /T-[0-9A-F]{10}/.exec(await toast.innerText())?.[0] ?? '';
      const off = page.locator('[data-conversation]', { has: page.getByText(`Split off from ${known.number}`) });
      await off.getByText(spoon, { exact: true }).waitFor();
      await off.getByText(`This ticket was split off from ticket ${known.number}.`).waitFor();
      const list = name === 'phone' ? page.locator('.tabs') : page.locator('.side');
      for (const each of [known.number, number]) await list.getByRole('button', { name: each }).first().waitFor();
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);

      // What is said over everything is seen and pressed over an open dialog, too.
      await presses(off, 'Merge into…');
      const inDialog = dialog.locator('.notice', { hasText: 'was split off' });
      await inDialog.getByRole('button', { name: 'Undo' }).click({ trial: true });
      expect(await axeFaults(page)).to.deep.equal([]);
      await page.keyboard.press('Escape');

      await off.getByRole('button', { name: `Split off from ${known.number}` }).click();
      await from.getByText('Split off from this ticket:').waitFor();
      await from.getByText('goes on in ticket').waitFor();
      await from.getByRole('button', { name: number, exact: true }).click();
      await presses(off, 'Undo the split');
      await page.locator('.notice', { hasText: `${number} was merged into ${known.number}.` }).waitFor();
      await from.getByText(`Ticket ${number} goes on in this one.`).waitFor();
      await context.close();
      expect(faults).to.deep.equal([]);
    });
});
