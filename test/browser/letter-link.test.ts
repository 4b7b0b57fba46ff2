import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { DAY, raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { clientId } from '../flow/transcript.ts';
import { demoShopper, newAgent, newShopper } from '../support/clients.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { openBrowser } from './browser.ts';

describe('the link in a ticket’s letter', function () {
  this.timeout(90_000);
  let server: MailServer;
  let stage: Stage;
  let browser: Browser;
  before(async () => {
    server = await startMailServer();
    stage = await raiseStage('auracart', { SMTP_URL: server.url, MAIL_FROM: 'AuraCart <help@example.com>' });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await stage.close();
    await server.close();
  });

  it('leads into the ticket that the inbox names, where there are several, and so does a reload', async () => {
    const asks = async (text: string) => {
      const { client, conversationId } = await demoShopper(stage.url);
      await client.ask('message:send', { conversationId, clientId: clientId(), text });
      await client.ask('handoff:request', { conversationId });
      client.close();
    };
    await asks('My first matter is the kettle.');
    stage.passes(15 * DAY);
    await asks('My second matter is the lamp.');
    const page = await browser.newPage({ viewport: { width: 390, height: 780 }, locale: 'en' });
    for (const [mine, others] of [
      ['kettle', 'lamp'],
      ['lamp', 'kettle'],
    ] as const) {
      await page.goto(`${stage.url}/inbox?lang=en`);
      await page.locator('.inbox-entry', { hasText: mine }).getByRole('button').click();
      const chat = page.getByRole('dialog');
      await chat.getByText(`matter is the ${mine}`).first().waitFor();
      await page.reload();
      await chat.getByText(`matter is the ${mine}`).first().waitFor();
      expect(await chat.getByText(`matter is the ${others}`).count()).to.equal(0);
    }
    await page.close();
  });

  it('leads into the chat from a browser that has never seen it, and leaves no key in its address', async () => {
    const { client, conversationId } = await newShopper(stage.url);
    await client.ask('handoff:request', { conversationId });
    await client.ask('message:send', { conversationId, clientId: clientId(), text: 'mai@example.com' });
    client.close();
    const agent = await newAgent(stage.url);
    await agent.ask('handoff:pick', { conversationId });
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'Your jar is on its way again.' });
    // Whoever asks next finds nobody there.
    await agent.ask('presence:set', { state: 'away' });
    agent.close();
    const letter = await server.mail(({ text }) => text?.includes('on its way again') === true);
    expect(letter.text).to.include('whoever has it is in your chat');
    const [link = ''] = /https?:\/\/\S+#chat=\S+/.exec(letter.text ?? '') ?? [];

    const page = await browser.newPage({ viewport: { width: 390, height: 780 } });
    await page.goto(link);
    await page.getByRole('dialog').getByText('Your jar is on its way again.').waitFor();
    expect(await page.evaluate(() => location.hash)).to.equal(`#chat&in=${conversationId}`);
    await page.locator('textarea.write').fill('Thank you!');
    await page.locator('textarea.write').press('Enter');
    await page.locator('article.mine', { hasText: 'Thank you!' }).locator('.delivery:not(.sending)').waitFor();
    await page.close();
  });
});
