import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { caseScreen, openByForm, openPage, picture, reader } from './case-pages.ts';
import { accept, axeFaults, caller, openDesk, overflow } from './desk-page.ts';
import { dropFiles, type Folder, folder, pastePicture } from './drops.ts';

describe('files that are given by drop and paste', function () {
  this.timeout(120_000);
  let server: TestServer;
  let browser: Browser;
  let files: Folder;
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
    files = folder();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
    files?.discard();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0)).to.deep.equal([]);
  });

  async function desk(width: number, height: number, locale: 'vi' | 'es') {
    const context = await reader(browser, { locale, width, height });
    contexts.push(context);
    const page = await openDesk(context, server.url, faults);
    const shopper = await caller(server.url, locale, 'AC-1009');
    const column = await accept(page, shopper.id);
    return { page, shopper, column };
  }
  async function given(page: Page) {
    return [
      files.path('lid.jpg', (await picture(page)).buffer),
      files.path('receipt.txt', 'Receipt no. 12\n'),
      files.path('long.jpg', Buffer.alloc(11 * 1024 * 1024, 'x')),
      files.path('tool.zip', Buffer.from('PK\x03\x04')),
    ];
  }

  it('go to the shopper from anywhere over the chat, several at once; what cannot go is told before it is sent', async () => {
    const { page, shopper, column } = await desk(1280, 800, 'vi');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/uploads')) sent.push(request.url());
    });
    await dropFiles(page, column.locator('.chat-head'), await given(page));
    await column.locator('.file-chip-failed').nth(1).waitFor();
    expect(await column.locator('.file-chip-failed').allInnerTexts()).to.satisfy((texts: string[]) =>
      texts.some((text) => /long\.jpg[\s\S]*10 MB/.test(text)),
    );
    expect(await column.locator('.file-chip-failed .link-button').count(), 'nothing to be tried again').to.equal(0);
    await column.locator('.composer-files progress').first().waitFor({ state: 'detached' });
    await keepPicture(page, 'desk-dropped-vi');
    expect(await axeFaults(page)).to.deep.equal([]);
    for (const chip of [1, 0]) await column.locator('.file-chip-failed button').nth(chip).click();
    expect(sent.length, 'the refused ones were never sent').to.equal(2);
    const arrived = shopper.client.next('message:new', ({ message }) => message.attachments?.length === 2);
    await column.locator('.composer .button-main[aria-disabled=false]').click();
    await arrived;
  });

  it('from the clipboard: text wins over the picture beside it, and a note takes none', async () => {
    const { page, column } = await desk(390, 844, 'es');
    const box = column.locator('.composer-box');
    await box.focus();
    await pastePicture(page, 'Tazas 2, 15,50 RM');
    expect(await box.inputValue()).to.equal('Tazas 2, 15,50 RM');
    expect(await column.locator('.file-chip').count()).to.equal(0);
    await pastePicture(page);
    await column.locator('.composer-files .file-chip').waitFor();
    expect(await overflow(page)).to.equal(0);
    await column.locator('.mode').nth(1).click();
    await pastePicture(page);
    await column.locator('.composer-excess:not(:empty)').waitFor();
    await keepPicture(page, 'desk-note-no-files-es-390');
    expect(await column.locator('.composer-files .file-chip').count()).to.equal(0);
    await column.locator('.mode').nth(0).click();
    expect(await column.locator('.composer-files .file-chip').count(), 'and no second one came to the reply').to.equal(
      1,
    );
    await keepPicture(page, 'desk-pasted-es-390');
  });

  it('become evidence by the form that opens, with what was dropped or pasted in it', async () => {
    const context = await reader(browser, { locale: 'zh-Hant' });
    contexts.push(context);
    const page = await openPage(context, `${server.url}/resolution/new`, faults);
    await openByForm(caseScreen(page, 'zh-Hant'), {
      orderId: 'AC-1009',
      reason: 'damaged',
      details: '蓋子裂了。',
      wanted: 'full-refund',
    });
    const evidence = page.locator('section[aria-labelledby=evidence]');
    await dropFiles(page, evidence, await given(page));
    const dialog = page.locator('dialog[open]');
    await dialog.locator('.picker-file').nth(3).waitFor();
    expect(await dialog.locator('.picker-error').count()).to.equal(2);
    await pastePicture(page);
    await dialog.locator('.picker-file').nth(4).waitFor();
    const more = Array.from({ length: 8 }, (_, index) => files.path(`note-${index}.txt`, `Note ${index}\n`));
    await dropFiles(page, dialog.locator('.picker-drop'), more);
    await dialog.locator('.picker-file').nth(9).waitFor();
    await dialog.locator('.picker > .field-fault:not(:empty)').waitFor();
    await dialog.locator('.picker-progress').first().waitFor({ state: 'detached' });
    await keepPicture(page, 'evidence-dropped-zh-Hant');
    expect(await axeFaults(page)).to.deep.equal([]);
    for (const index of [3, 2]) await dialog.locator('.picker-file > .icon-button').nth(index).click();
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.piece').nth(8).waitFor();
    await page.locator('h1').click();
    await pastePicture(page);
    await dialog.locator('.picker-file').waitFor();
    expect(await dialog.locator('.picker-file').count()).to.equal(1);
  });

  it('are taken on a phone’s width, in Spanish, without a word about the mouse where there is none', async () => {
    const context = await reader(browser, { locale: 'es', width: 390, height: 844, touch: true });
    contexts.push(context);
    const page = await openPage(context, `${server.url}/resolution/new`, faults);
    await page.locator('.option').first().waitFor();
    await page.locator('.options-grid .option input').first().check();
    expect(await page.locator('.picker-ways').isVisible()).to.equal(false);
    await page.locator('.picker').scrollIntoViewIfNeeded();
    await page.locator('textarea').focus();
    await pastePicture(page);
    await page.locator('.picker-file').waitFor();
    await page.locator('.picker').scrollIntoViewIfNeeded();
    await keepPicture(page, 'evidence-pasted-es-390');
    expect(await overflow(page)).to.equal(0);
  });
});
