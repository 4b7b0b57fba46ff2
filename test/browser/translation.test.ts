import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { type StandInModel, startLanguageModel } from '../support/language-model.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { accept, axeFaults, caller, openDesk, overflow } from './desk-page.ts';
import { DESKTOP, PHONE } from './page-stage.ts';

const WORDS: Readonly<Record<string, string>> = {
  'mi pedido ⟦1⟧ no llega': 'my order ⟦1⟧ does not arrive',
  'It arrives tomorrow, ⟦1⟧.': 'Llega mañana, ⟦1⟧.',
};

describe('translation at the desk in a browser', function () {
  this.timeout(180_000);
  let server: TestServer;
  let browser: Browser;
  let model: StandInModel;
  const faults: string[] = [];
  before(async () => {
    model = await startLanguageModel((_, material) => WORDS[material] ?? 'NONE');
    server = await startServer({ env: { LLM_URL: model.url, LLM_MODEL: 'stand-in' } });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
    model?.stop();
    expect(faults).to.deep.equal([]);
  });

  for (const [name, options] of [
    ['desk', DESKTOP],
    ['phone', PHONE],
  ] as const)
    it(`is turned on for a chat, marked, and has the original one press away, on a ${name}`, async () => {
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce', locale: 'en' });
      const page = await openDesk(context, server.url, faults);
      const shopper = await caller(server.url, 'es', '¿cómo rastreo mi pedido?');
      const column = await accept(page, shopper.id);
      await shopper.say('mi pedido AC-1009 no llega');
      await column.getByText('mi pedido AC-1009 no llega').waitFor();
      await column.getByRole('button', { name: 'Translate this chat' }).click();
      await column.getByText('my order AC-1009 does not arrive').waitFor();
      await column.locator('.composer-box').fill('It arrives tomorrow, 12:30.');
      const heard = shopper.client.next('message:translated');
      await column.locator('.composer .button-main').click();
      expect((await heard).translation.text).to.equal('Llega mañana, 12:30.');
      await column.getByText('Shown to the shopper in translation').waitFor();
      await keepPicture(page, `translation-${name}`);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      // Of both that the shopper wrote, the second.
      await column.getByRole('button', { name: 'Show original' }).last().click();
      await column.getByText('mi pedido AC-1009 no llega').waitFor();
      shopper.client.close();
      await context.close();
    });
});
