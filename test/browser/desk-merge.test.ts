import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { SessionCreated } from '../../protocol/api.ts';
import { connectShopper, newShopper, type Shopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { axeFaults, openDesk, overflow } from './desk-page.ts';

const WINDOWS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 } },
} as const;
type Window = keyof typeof WINDOWS;
/** Two tickets of one person for each: of the demo's shopper, and of their neighbour. */
const WHO: Readonly<Record<Window, string>> = { phone: '', desk: '?as=neighbour' };
const wordsOf = (name: Window) => [`My kettle hums on the ${name}`, `The kettle of the ${name}, once more`] as const;

describe('merging tickets at the desk in a browser', function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;
  const shoppers: Shopper[] = [];
  const tickets = new Map<Window, Awaited<ReturnType<typeof twoTickets>>>();
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    // With nobody at the desk.
    for (const name of ['phone', 'desk'] as const) tickets.set(name, await twoTickets(name));
  });
  after(async () => {
    for (const one of shoppers) one.close();
    await browser?.close();
    await server.stop();
    server.discard();
  });

  async function session(body: object): Promise<string> {
    const made = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body: JSON.stringify(body) });
    return ((await made.json()) as SessionCreated).token;
  }
  async function asks(client: Shopper, conversationId: string, text: string): Promise<string> {
    const { handoff } = await client.ask('handoff:request', { conversationId });
    await client.ask('message:send', { conversationId, clientId: `said-${text.length}`, text });
    return handoff.ticket?.number ?? 'no ticket';
  }
  /** One ticket of an account, and one that its owner wrote as a guest before they signed in. */
  async function twoTickets(name: Window) {
    const texts = wordsOf(name);
    const signed = await fetch(`${server.url}/v1/demo/identity${WHO[name]}`);
    const { identity } = (await signed.json()) as { identity: string };
    const client = await connectShopper(server.url, await session({ identity }));
    const { conversation } = await client.ask('conversation:open', { locale: 'en' });
    const first = await asks(client, conversation.id, texts[0]);
    const guest = await newShopper(server.url);
    const second = await asks(guest.client, guest.conversationId, texts[1]);
    await session({ identity, visitorToken: guest.token });
    shoppers.push(client, guest.client);
    return { first, second, ids: { first: conversation.id, second: guest.conversationId } };
  }
  function known(name: Window) {
    const found = tickets.get(name);
    if (found === undefined) throw new Error('no tickets');
    return found;
  }
  const column = (page: Page, id: string) => page.locator(`[data-conversation="${id}"]`);

  for (const name of ['phone', 'desk'] as const)
    it(`joins two of one person by the keyboard, leads from each to the other, and takes it back (${name})`, async () => {
      const words = wordsOf(name);
      const { first, second, ids } = known(name);
      const context = await browser.newContext({ ...WINDOWS[name], locale: 'en', reducedMotion: 'reduce' });
      const faults: string[] = [];
      const page = await openDesk(context, server.url, faults);
      await page.keyboard.press('Alt+l');
      await page.locator('.ticket', { hasText: words[1] }).locator('.ticket-open').click();
      const from = column(page, ids.second);
      const asksIntoWhich = async () => {
        if (name === 'phone') {
          await from.locator('.ticket-more > .menu > summary').focus();
          await page.keyboard.press('Enter');
        }
        await from.getByRole('button', { name: 'Merge into…' }).focus();
        await page.keyboard.press('Enter');
      };
      await asksIntoWhich();

      const dialog = page.getByRole('dialog');
      const choice = dialog.getByRole('radio');
      await choice.waitFor();
      expect(await choice.evaluate((input) => input === document.activeElement)).to.equal(true);
      expect(await dialog.innerText())
        .to.include(first)
        .and.include(words[0])
        .and.include(`${second} is solved and goes on in ${first}`);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      await dialog.getByRole('button', { name: 'Merge', exact: true }).focus();
      await page.keyboard.press('Enter');

      const into = column(page, ids.first);
      const toast = page.locator('.notice', { hasText: `${second} was merged into ${first}.` });
      await toast.waitFor();
      await into.locator('.ticket-bar', { hasText: 'Merged into this ticket:' }).waitFor();
      expect(await into.locator('.system-line').last().innerText()).to.equal(`Ticket ${second} goes on in this one.`);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);

      const { width, height } = WINDOWS[name].viewport;
      // The tabs of two chats are wider than this.
      await page.setViewportSize({ width: 320, height });
      expect(await overflow(page)).to.equal(0);
      await page.setViewportSize({ width, height });

      await into.getByRole('button', { name: second, exact: true }).click();
      await from.getByRole('button', { name: `Goes on in ${first}` }).waitFor();
      expect(await axeFaults(page)).to.deep.equal([]);
      await from.getByRole('button', { name: `Goes on in ${first}` }).click();
      await into.locator('.ticket-bar').waitFor();

      await toast.getByRole('button', { name: 'Undo' }).click();
      await from.getByRole('button', { name: 'Solve' }).waitFor();
      await from.getByText(`Ticket ${second} goes on by itself again.`).waitFor();
      await asksIntoWhich();
      await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
      await toast.waitFor();
      await into.getByRole('button', { name: second, exact: true }).click();
      await from.getByRole('button', { name: 'Undo the merge' }).click();
      await from.getByRole('button', { name: 'Solve' }).waitFor();
      // The one that took it in hears of that by itself.
      await into.getByText('Merged into this ticket:').waitFor({ state: 'detached' });
      await context.close();
      expect(faults).to.deep.equal([]);
    });
});
