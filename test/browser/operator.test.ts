import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { say } from '../flow/transcript.ts';
import { newShopper, signIn } from '../support/clients.ts';
import { keepPicture } from './browser.ts';
import { axeFaults, overflow, signInto } from './desk-page.ts';
import { DESKTOP, PHONE, pageStage } from './page-stage.ts';

const LOOKS = [
  ['en', 'en', DESKTOP],
  ['vi-phone', 'vi', PHONE],
  ['zh-Hant-dark', 'zh-Hant', { ...DESKTOP, colorScheme: 'dark' }],
  ['es-phone-dark', 'es', { ...PHONE, colorScheme: 'dark' }],
] as const;

describe('the editor’s words, questions and figures, in a browser', function () {
  this.timeout(90_000);
  const stage = pageStage();

  async function open(hash: string, options: BrowserContextOptions = {}, locale = 'en'): Promise<Page> {
    const page = await stage.newPage(options, locale);
    page.setDefaultTimeout(15_000);
    page.on('dialog', (dialog) => void dialog.accept());
    await signInto(page, `${stage.url}/editor#${hash}`, 'editor@example.com');
    return page;
  }
  const save = (page: Page) => page.locator('.save-bar .button-main');
  const entries = (page: Page) => page.locator('.entries .entry');

  async function ask(questions: readonly string[]): Promise<void> {
    for (const question of questions) {
      const { client, conversationId } = await newShopper(stage.url);
      const answer = await say(client, conversationId, question);
      if (answer.card?.type === 'answer')
        await client.ask('answer:rate', { conversationId, messageId: answer.id, helpful: true });
      client.close();
    }
  }
  /** Until the server has written what it noticed. */
  async function noticed(path: 'proposals' | 'gaps', holds: (text: string) => boolean): Promise<void> {
    const cookie = await signIn(stage.url, 'editor@example.com');
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const answer = await fetch(`${stage.url}/v1/learning/${path}`, { headers: { cookie } });
      if (holds(await answer.text())) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('not noticed');
  }

  it('adds a chat spelling, tries a question, and sees who changed what', async () => {
    const page = await open('words/en/slang');
    await entries(page).first().waitFor();
    await page.locator('.add-row .button', { hasText: 'Add' }).click();
    await entries(page).first().locator('input').nth(0).fill('zrfnd');
    await entries(page).first().locator('input').nth(1).fill('refund');
    await save(page).click();
    await page.getByText('Saved as revision 2').waitFor();
    await page.locator('.history ins', { hasText: 'zrfnd → refund' }).waitFor();

    const panel = page.locator('.panel', { has: page.locator('#explain') });
    await panel.locator('input').fill('hw long zrfnd tk');
    await panel.locator('button').click();
    await panel.locator('.replaced', { hasText: 'zrfnd → refund' }).waitFor();
    await keepPicture(page, 'operator-words');
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('says what is wrong with which entry, and keeps what was typed', async () => {
    const page = await open('words/ms/slang');
    await entries(page).first().waitFor();
    await page.locator('.add-row .button').first().click();
    await entries(page).first().locator('input').nth(0).fill('zzz');
    await entries(page).first().locator('input').nth(1).fill('ZZZ');
    await save(page).click();
    await page.locator('.faults li', { hasText: 'zzz' }).waitFor();
    expect(await entries(page).first().locator('input').nth(0).inputValue()).to.equal('zzz');
  });

  it('shows that somebody else was quicker, and overwrites only when told', async () => {
    const [mine, theirs] = [await open('words/id/synonyms'), await open('words/id/synonyms')];
    for (const [page, words] of [
      [theirs, 'zorb, zorba'],
      [mine, 'blip, blap'],
    ] as const) {
      await entries(page).first().waitFor();
      await page.locator('.add-row .button', { hasText: 'Add' }).click();
      await entries(page).first().locator('input').fill(words);
      await entries(page).first().locator('input').press('Tab');
      await save(page).click();
      if (page === theirs) await page.getByText('Saved as revision 2').waitFor();
    }
    await mine.locator('.callout', { hasText: 'Somebody else' }).waitFor();
    await keepPicture(mine, 'operator-conflict');
    expect(await axeFaults(mine)).to.deep.equal([]);
    await mine.locator('.callout button', { hasText: 'Save mine' }).click();
    await mine.getByText('Saved as revision 3').waitFor();
  });

  it('sets a fixed answer, takes the list out as a file and reads it back', async () => {
    const page = await open('words/es/stops');
    await entries(page).first().waitFor();
    const count = await entries(page).count();
    await page.locator('.add-row .button', { hasText: 'Add' }).click();
    await entries(page).first().locator('textarea').nth(0).fill('retiro del producto zorb');
    await entries(page).first().locator('textarea').nth(1).fill('=Lo retiramos del mercado.');
    await save(page).click();
    await page.getByText('Saved as revision 2').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export as CSV' }).click();
    const file = await (await download).path();
    await page.locator('.save-bar input[type=file]').setInputFiles(file);
    await page.getByText('Saved as revision 2').waitFor({ state: 'detached' });
    expect(await entries(page).count()).to.equal(count + 1);
    expect(await entries(page).first().locator('textarea').nth(1).inputValue()).to.equal('=Lo retiramos del mercado.');
    await page.getByText('Everything is saved').waitFor();
  });

  it('approves a proposed question, which the article then has', async () => {
    await ask(['how do i reset my password for mai@example.com', 'track my parcel 20231105']);
    await noticed('proposals', (text) => text.includes('…'));
    const page = await open('questions/en');
    const card = page
      .locator('.panel', { has: page.locator('#proposals') })
      .locator('.card')
      .first();
    await card.waitFor();
    await keepPicture(page, 'operator-questions');
    const input = card.locator('input');
    expect(await input.inputValue()).to.not.match(/mai@|2023/);
    await input.fill('zorblify my thing again');
    const title = await card.locator('a').innerText();
    await card.locator('.button-main').click();
    await page
      .locator('.card input')
      .first()
      .waitFor({ state: 'attached' })
      .catch(() => undefined);
    const found = await fetch(`${stage.url}/v1/help/search?locale=en&q=zorblify+my+thing+again`);
    expect(((await found.json()) as { hits: { title: string }[] }).hits[0]?.title).to.equal(title);
  });

  it('begins an article for questions without an answer, and closes them when it is published', async () => {
    await ask(['sourdough bread baking', 'bake sourdough bread']);
    await noticed('gaps', (text) => text.includes('"count":2'));
    const page = await open('questions/en');
    const card = page
      .locator('.panel', { has: page.locator('#gaps') })
      .locator('.card')
      .first();
    await card.locator('.sparkline').waitFor();
    await card.getByRole('button', { name: 'New article' }).click();
    await page.locator('dialog input').fill('knitting');
    await page.locator('dialog .button-main').click();
    await page.locator('.form').waitFor();
    expect(await page.locator('.phrasings li').count()).to.equal(2);
    await page.locator('.form-row input').fill('Knitting sweaters');
    await page.locator('.form-row select').selectOption('support');
    await page.locator('.body-box').fill('We sell wool. How you knit it is up to you.');
    await page.locator('.form-actions .button-main').click();
    await page.getByText('Published as revision 1').waitFor();
    await noticed('gaps', (text) => !text.includes('sourdough'));
  });

  it('shows an empty list, and an error with a way to try again', async () => {
    const page = await open('questions/vi');
    await page.getByText('Every question has found an answer.').waitFor();
    await page.route('**/v1/learning/activity*', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.locator('.section-tab', { hasText: 'Figures' }).click();
    await page.locator('.part-state[role=alert]').waitFor();
    await page.unroute('**/v1/learning/activity*');
    await page.locator('.part-state button').click();
    await page.locator('.day-plot').waitFor();
  });

  for (const [name, locale, options] of LOOKS)
    for (const [hash, ready] of [
      ['words/vi/slang', '.entry'],
      ['words/zh-Hant/synonyms', '.entry'],
      ['words/vi/stops', '.entry'],
      ['questions/en', '.panel'],
      ['activity', '.day-plot'],
    ] as const)
      it(`has no fault that axe finds, and fits its window (${hash}, ${name})`, async () => {
        const page = await open(hash, options, locale);
        await page.locator(ready).first().waitFor();
        await keepPicture(page, `operator-${hash.replaceAll('/', '-')}-${name}`);
        expect(await axeFaults(page)).to.deep.equal([]);
        expect(await overflow(page)).to.equal(0);
      });
});
