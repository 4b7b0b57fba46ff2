import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { SessionCreated } from '../../protocol/api.ts';
import { connectShopper, newAgent, newShopper, type Shopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { axeFaults, openDesk, overflow } from './desk-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

describe('tickets at the desk in a browser', function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;
  const shoppers: Shopper[] = [];
  /** Conversations of which later tests know: once an agent is there, nothing becomes a ticket. */
  let handle = '';
  let invoice = '';
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  after(async () => {
    for (const one of shoppers) one.close();
    await browser?.close();
    await server.stop();
    server.discard();
  });

  /** A guest's ticket, with nobody at the desk. */
  async function ticket(text: string) {
    const { client, conversationId } = await newShopper(server.url);
    shoppers.push(client);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    if (handoff.ticket === undefined) throw new Error('somebody is there: no ticket');
    await client.ask('message:send', { conversationId, clientId: 'said-1', text });
    return { client, conversationId, number: handoff.ticket.number };
  }
  const row = (page: Page, words: string) => page.locator('.ticket').filter({ hasText: words });
  const chip = (page: Page, name: string) => page.locator('.chip', { hasText: name });

  it('filters, puts several aside at once and takes that back, opens one and answers it, on a phone', async () => {
    const [lid, jar] = [await ticket('The lid arrived broken'), await ticket('The jar leaks')];
    invoice = (await ticket('Where is the invoice of my jar')).conversationId;
    handle = (await ticket('The handle of the mug came off')).conversationId;
    const context = await browser.newContext({ ...PHONE, locale: 'en', reducedMotion: 'reduce' });
    const faults: string[] = [];
    const page = await openDesk(context, server.url, faults);
    await page.locator('.tab', { hasText: 'Tickets' }).click();
    await row(page, 'The lid arrived broken').waitFor();
    expect(await page.locator('.ticket').count()).to.equal(4);
    expect(await row(page, 'The lid arrived broken').innerText())
      .to.include(lid.number)
      .and.include('Answer by')
      .and.include('Open');
    expect(await overflow(page)).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);

    for (const words of ['The lid arrived broken', 'The jar leaks']) await row(page, words).locator('input').check();
    const bulk = page.locator('.tickets-bulk');
    expect(await bulk.innerText()).to.include('2 selected');
    await bulk.locator('summary', { hasText: 'Snooze' }).click();
    await bulk.getByRole('button', { name: 'Tomorrow morning' }).click();
    await page.locator('.tickets-result', { hasText: 'Done: 2 tickets' }).waitFor();
    await chip(page, 'Open').click();
    await row(page, 'The jar leaks').waitFor({ state: 'detached' });
    // The list is read anew: for a moment it holds nothing at all.
    await row(page, 'The handle of the mug').waitFor();
    expect(await page.locator('.ticket').count()).to.equal(2);
    await chip(page, 'Snoozed').click();
    await row(page, 'The jar leaks').waitFor();
    expect(await row(page, 'The jar leaks').innerText()).to.include('Snoozed until');
    expect(await axeFaults(page)).to.deep.equal([]);

    // What the shopper writes wakes it, and the list hears of that by itself.
    await jar.client.ask('message:send', { conversationId: jar.conversationId, clientId: 'said-2', text: 'Hello?' });
    await row(page, 'The jar leaks').waitFor({ state: 'detached' });
    await chip(page, 'Open').click();
    await row(page, 'Hello?').locator('.ticket-open').click();
    const column = page.locator(`[data-conversation="${jar.conversationId}"]`);
    await column.getByText('Nobody is answering this ticket right now.').waitFor();
    expect(await column.locator('.composer-box').count(), 'only looked at').to.equal(0);
    expect(await overflow(page)).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);

    await column.getByRole('button', { name: 'Answer', exact: true }).click();
    await column.locator('.composer-box').fill('A new jar is on its way.');
    await column.locator('.composer-box').press('Enter');
    await column.locator('.ticket-bar', { hasText: 'Waiting for the shopper' }).waitFor();
    await column.getByRole('button', { name: 'Put back' }).click();
    await page.locator('.tickets').waitFor();
    await chip(page, 'Waiting').click();
    await row(page, jar.number).waitFor();
    await row(page, jar.number).locator('input').check();
    await bulk.getByRole('button', { name: 'Solve' }).click();
    await page.locator('.tickets-result').getByRole('button', { name: 'Undo' }).click();
    await row(page, jar.number).locator('.tag', { hasText: 'Waiting for the shopper' }).waitFor();
    await context.close();
    expect(faults).to.deep.equal([]);
  });

  it('keeps the acts of a ticket in one line on a phone: the seldom ones are in a menu, also by keyboard', async () => {
    const context = await browser.newContext({ ...PHONE, locale: 'en', reducedMotion: 'reduce' });
    const faults: string[] = [];
    const page = await openDesk(context, server.url, faults);
    await page.locator('.tab', { hasText: 'Tickets' }).click();
    await row(page, 'Where is the invoice').locator('.ticket-open').click();
    const column = page.locator(`[data-conversation="${invoice}"]`);
    await column.getByRole('button', { name: 'Answer', exact: true }).click();
    await column.getByRole('button', { name: 'Put back' }).waitFor();
    await column.getByRole('button', { name: 'Solve', exact: true }).waitFor();
    expect((await column.locator('.ticket-acts').boundingBox())?.height).to.be.at.most(40);

    const more = column.locator('.ticket-more > .menu');
    const opener = more.locator(':scope > summary');
    const snooze = more.locator('summary', { hasText: 'Snooze' });
    const hasFocus = (on: typeof opener) => on.evaluate((node) => node === document.activeElement);
    await opener.press('Enter');
    await snooze.press('Enter');
    await more.getByRole('button', { name: 'Next Monday' }).focus();
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);
    await page.keyboard.press('Escape');
    expect(await hasFocus(snooze), 'one Esc closes the inner menu').to.equal(true);
    expect(await snooze.isVisible()).to.equal(true);
    await page.keyboard.press('Escape');
    expect(await hasFocus(opener), 'and the next the outer one').to.equal(true);
    expect(await snooze.isVisible()).to.equal(false);

    await opener.press('Enter');
    await more.locator('summary', { hasText: 'Add tag' }).press('Enter');
    await more.getByLabel('New tag').fill('invoice');
    await more.getByLabel('New tag').press('Enter');
    await column.locator('.ticket-facts .tag', { hasText: 'invoice' }).waitFor();
    expect(await hasFocus(opener), 'what was done closes both').to.equal(true);
    await column.getByRole('button', { name: 'Solve', exact: true }).click();
    await column.getByRole('button', { name: 'Reopen' }).waitFor();
    await context.close();
    expect(faults).to.deep.equal([]);
  });

  it('says who else is answering it, at once', async () => {
    const colleague = await newAgent(server.url, 'admin@example.com');
    await colleague.ask('presence:set', { state: 'away' });
    const conversationId = handle;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    const faults: string[] = [];
    const page = await openDesk(context, server.url, faults);
    await page.locator('.side-tickets').click();
    await row(page, 'The handle of the mug').locator('.ticket-open').click();
    const column = page.locator(`[data-conversation="${conversationId}"]`);
    await column.getByText('Nobody is answering this ticket right now.').waitFor();
    await colleague.ask('conversation:open', { conversationId });
    const answered = colleague.next('ticket:read-by', (push) => push.conversationId === conversationId);
    await colleague.ask('ticket:reading', { conversationId });
    await column.getByText('is looking at this ticket, too.').waitFor();
    expect((await answered).agent.name, 'who comes later hears of this agent').to.be.a('string');
    await colleague.ask('handoff:pick', { conversationId });
    await column.getByText('is answering this ticket right now.').waitFor();
    expect(await column.getByRole('button', { name: 'Answer', exact: true }).count()).to.equal(0);
    await page.keyboard.press('Alt+l');
    await row(page, 'The handle of the mug').locator('.tag-caution', { hasText: 'is answering' }).waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await overflow(page)).to.equal(0);
    await context.close();
    colleague.close();
    expect(faults).to.deep.equal([]);
  });

  it('shows the cases and orders of a known shopper beside the chat, also where they could not be read at first', async () => {
    const { identity } = (await (await fetch(`${server.url}/v1/demo/identity`)).json()) as { identity: string };
    const body = JSON.stringify({ identity });
    const session = await fetch(`${server.url}/v1/sessions`, { method: 'POST', body });
    const client = await connectShopper(server.url, ((await session.json()) as SessionCreated).token);
    shoppers.push(client);
    const { conversation } = await client.ask('conversation:open', { locale: 'en' });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
    const faults: string[] = [];
    const page = await openDesk(context, server.url, faults);
    const matters = '**/v1/conversations/*/matters';
    await page.route(matters, (route) => route.abort());
    await client.ask('handoff:request', { conversationId: conversation.id });
    await page.locator('.offer').waitFor();
    await page.keyboard.press('Alt+a');
    const panel = page.locator('.packet-matters');
    const again = panel.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute(matters);
    await again.click();
    await panel.getByText('AC-1009').waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await context.close();
    expect(faults).to.deep.equal([]);
  });
});
