import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import type { TicketInbox } from '../../protocol/inbox.ts';
import { type Agent, newAgent } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { axeFaults, overflow } from './desk-page.ts';
import { openNetwork, openShop, visit } from './widget-page.ts';

const WINDOWS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } } as const;

describe('choosing among tickets in the widget', function () {
  this.timeout(90_000);
  let server: TestServer;
  let browser: Browser;
  let agent: Agent;
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    agent = await newAgent(server.url);
    await agent.ask('presence:set', { state: 'away' });
  });
  after(async () => {
    agent.close();
    await browser?.close();
    await server.stop();
    server.discard();
  });

  const tokenOf = (stored: Record<string, string>): string => {
    const [found = '{}'] = Object.entries(stored).flatMap(([key, value]) => (key.endsWith('|token') ? [value] : []));
    return (JSON.parse(found) as { token: string }).token;
  };

  for (const [name, viewport] of Object.entries(WINDOWS))
    it(`lists what is open, goes there and back by the keyboard, and says where it cannot (${name})`, async () => {
      const network = await openNetwork(server.url);
      const shop = await openShop(network.url);
      const faults: string[] = [];
      const context = await browser.newContext({ viewport, locale: 'en', reducedMotion: 'reduce' });
      const { page, panel, open, ask, field } = await visit(context, shop.url, faults);
      await open();
      await ask('My jar is broken.');
      await panel.getByRole('button', { name: 'Talk to a person' }).click();
      await panel.locator('.strip.ticket').waitFor();
      const more = panel.getByRole('button', { name: /^More options/ });
      await more.click();
      await panel.getByRole('menuitem', { name: 'Contact Us' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await panel.getByRole('menuitemradio').count(), 'there is no choice yet').to.equal(0);
      await ask('Where is my spoon?');
      await panel.locator('article.mine', { hasText: 'spoon' }).locator('.delivery:not(.sending)').waitFor();

      const token = tokenOf(await page.evaluate(() => ({ ...localStorage })));
      const headers = { authorization: `Bearer ${token}` };
      const inbox = (await (await fetch(`${server.url}/v1/inbox/tickets`, { headers })).json()) as TicketInbox;
      const [first] = inbox.tickets;
      const conversationId = first?.conversationId ?? '';
      expect(inbox.newest).to.equal(conversationId);
      const { ticket, messages } = await agent.ask('conversation:open', { conversationId });
      const seq = messages.find(({ text }) => text === 'Where is my spoon?')?.seq ?? 0;
      const seen = { conversationId, shopperSeq: ticket?.shopperSeq ?? 0 };
      const act = { do: 'split', clientId: `split-${name}`, messages: [seq], about: 'Where the spoon is' } as const;
      const [outcome] = (await agent.ask('tickets:act', { tickets: [seen], act })).outcomes;
      const off = outcome?.ok === true ? outcome.split : undefined;
      await panel.getByText(`goes on in ticket ${off?.number}`).waitFor();

      await more.focus();
      await page.keyboard.press('Enter');
      const item = panel.getByRole('menuitemradio', { name: /Where the spoon is/ });
      await item.waitFor();
      expect(await item.innerText())
        .to.include(`${off?.number}`)
        .and.include('answer by');
      expect(await panel.getByRole('menuitemradio', { checked: true }).innerText()).to.include(first?.number);
      await keepPicture(page, `widget-tickets-${name}`);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      await item.press('Enter');
      await panel.getByText(`This ticket was split off from ticket ${first?.number}`).waitFor();
      await panel.locator('.strip', { hasText: `Ticket ${off?.number}` }).waitFor();
      expect(await panel.getByText('My jar is broken.').count()).to.equal(0);
      expect(await more.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).to.equal(
        true,
      );
      await ask('The silver one.');
      await panel.locator('article.mine', { hasText: 'silver' }).locator('.delivery:not(.sending)').waitFor();
      await keepPicture(page, `widget-tickets-chosen-${name}`);

      await more.click();
      await panel.getByRole('menuitemradio', { name: new RegExp(first?.number ?? '') }).click();
      await panel.getByText('My jar is broken.').waitFor();
      expect(await panel.getByText('The silver one.').count()).to.equal(0);

      network.cut();
      await panel.locator('.link-banner, .banner').first().waitFor();
      await more.click();
      await item.click();
      await panel.locator('.notice').waitFor();
      expect(await panel.getByText('My jar is broken.').count(), 'it stays where it was').to.equal(1);
      await field.waitFor();
      await context.close();
      await shop.close();
      await network.close();
      expect(faults).to.deep.equal([]);
    });
});
