import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { caseScreen, openByForm } from './case-pages.ts';
import { accept, caller, openDesk, signInto, watchFaults } from './desk-page.ts';

/** Holds a file of the disk over the middle of an element, as a hand does, and lets it go unless only held. */
async function drop(page: Page, over: Locator, file: string, andLetGo = true): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (box === null) throw new Error('nothing to drop on');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', ...(andLetGo ? (['drop'] as const) : [])] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

describe('files that are dropped on pages', function () {
  this.timeout(120_000);
  let server: TestServer;
  let browser: Browser;
  let folder: string;
  let picture: string;
  const faults: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaunter-drop-'));
    picture = join(folder, 'torn-box.png');
    const drawn = sharp({ create: { width: 40, height: 40, channels: 3, background: '#c46' } });
    writeFileSync(picture, await drawn.png().toBuffer());
    [browser, server] = await Promise.all([openBrowser(), startServer()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
    rmSync(folder, { recursive: true, force: true });
    expect(faults).to.deep.equal([]);
  });
  const context = () => browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });

  it('are attached to the chat that they fall on, and to none while a note is written; beside it nothing happens', async () => {
    const page = await openDesk(await context(), server.url, faults);
    const shopper = await caller(server.url, 'en', 'how long does a refund take');
    const column = await accept(page, shopper.id);
    await column.locator('.composer-box').fill('One moment');
    await drop(page, page.locator('.top-bar').first(), picture);
    await drop(page, column.locator('.transcript-frame'), picture, false);
    await page.locator('.chat.dropping').waitFor();
    await keepPicture(page, 'desk-file-held-over-chat');
    await drop(page, column.locator('.transcript-frame'), picture);
    await column.locator('.composer', { hasText: 'torn-box.png' }).waitFor();
    expect(await page.locator('.chat.dropping').count()).to.equal(0);
    expect(await column.locator('.composer-box').inputValue(), 'what was typed is there').to.equal('One moment');
    await column.locator('.composer .mode').nth(1).click();
    await drop(page, column.locator('.composer-box'), picture);
    await column.locator('.composer .mode').first().click();
    expect(await column.getByText('torn-box.png').count()).to.equal(1);
    expect(page.url()).to.equal(`${server.url}/desk`);
    shopper.client.close();
  });

  it('are evidence wherever they fall on the form of a new dispute', async () => {
    const page = await (await context()).newPage();
    watchFaults(page, faults);
    await page.goto(`${server.url}/resolution/new`);
    await page.locator('.option').first().waitFor();
    await drop(page, page.locator('h1').first(), picture);
    expect(page.url(), 'the page is still there').to.contain('/resolution/new');
    await page.locator('.option', { hasText: 'AC-1009' }).locator('input').first().check();
    await page.locator('.options-grid .option input').first().check();
    await page.locator('.picker').waitFor();
    await drop(page, page.locator('h1').first(), picture);
    await page.locator('.picker-file', { hasText: 'torn-box.png' }).waitFor();
    await keepPicture(page, 'resolution-file-dropped');
  });

  it('open the form for more evidence where they fall on a case that takes it', async () => {
    const page = await (await context()).newPage();
    watchFaults(page, faults);
    await page.goto(`${server.url}/resolution/new`);
    const screen = caseScreen(page, 'en');
    await openByForm(screen, {
      orderId: 'AC-1009',
      reason: 'damaged',
      details: 'The lid is cracked.',
      wanted: 'full-refund',
    });
    await drop(page, page.locator('.talk-form'), picture, false);
    await page.locator('.case-main.dropping').waitFor();
    await keepPicture(page, 'resolution-file-held-over-case');
    await drop(page, page.locator('.talk-form'), picture);
    await page.locator('dialog[open] .picker-file', { hasText: 'torn-box.png' }).waitFor();
    await keepPicture(page, 'resolution-file-dropped-on-case');
    await screen.send();
    await page.locator('.gallery .piece').nth(1).waitFor();
  });

  it('leave every page of the staff as it was where nobody takes them', async () => {
    for (const [path, email] of [
      ['/editor', 'editor@example.com'],
      ['/staff', 'admin@example.com'],
      ['/desk', 'mediator@example.com'],
    ] as const) {
      const page = await (await context()).newPage();
      watchFaults(page, faults);
      await signInto(page, `${server.url}${path}`, email);
      await page.locator('input[name=password]').waitFor({ state: 'detached' });
      // After all that the page itself listens with: whether the browser still would go away with the file.
      await page.evaluate(() =>
        window.addEventListener('dragover', (event) => {
          document.title = event.defaultPrevented ? 'kept' : 'lost';
        }),
      );
      await drop(page, page.locator('body'), picture);
      expect(await page.title(), path).to.equal('kept');
      expect(new URL(page.url()).pathname, path).to.equal(path);
    }
  });
});
