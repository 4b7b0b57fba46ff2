import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { raiseStage } from '../flow/dispute-stage.ts';
import { speakClamd } from '../support/clamd.ts';
import { fixture } from '../support/films.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { keepPicture, openBrowser } from './browser.ts';
import { caseScreen, openByForm, openPage, reader } from './case-pages.ts';
import { axeFaults, overflow, signInto } from './desk-page.ts';

const film = (name: string, mimeType: string) => ({ name, mimeType, buffer: Buffer.from(fixture(name)) });

/** Plays what is shown, to its first frames. */
function plays(page: Page, selector: string): Promise<{ seconds: number; width: number }> {
  return page.locator(selector).evaluate(async (element) => {
    const video = element as HTMLVideoElement;
    video.muted = true;
    await video.play();
    return { seconds: Math.round(video.duration), width: video.videoWidth };
  });
}

describe('evidence in the pages', function () {
  this.timeout(120_000);
  let server: TestServer;
  let browser: Browser;
  let number = '';
  const faults: string[] = [];
  before(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
  });
  afterEach(() => {
    expect(faults.splice(0)).to.deep.equal([]);
  });

  it('takes pictures, films and papers from a phone, and shows each as what it is', async () => {
    const phone = await reader(browser, { locale: 'vi', width: 390, height: 844, touch: true });
    const page = await openPage(phone, `${server.url}/resolution/new`, faults);
    number = await openByForm(caseScreen(page, 'vi'), {
      orderId: 'AC-1009',
      reason: 'damaged',
      details: 'Nắp lọ bị vỡ khi mở hộp.',
      wanted: 'partial-refund',
      amount: '32.45',
    });
    await page.locator('[aria-labelledby=evidence] .card-head button').click();
    const dialog = page.locator('dialog[open]');
    expect(await dialog.locator('.picker-camera').count()).to.equal(2);
    expect(await dialog.locator('.picker-camera').first().isVisible()).to.equal(true);
    expect(await dialog.locator('input[accept="video/*"]').getAttribute('capture')).to.equal('environment');
    await dialog
      .locator('input[type=file][multiple]')
      .setInputFiles([
        film('place.mp4', 'video/mp4'),
        film('place.webm', 'video/webm'),
        { name: 'IMG_2041.HEIC', mimeType: '', buffer: Buffer.from(fixture('upright.heic')) },
        { name: 'hoa-don.txt', mimeType: 'text/plain', buffer: Buffer.from('Hóa đơn số 12\n') },
        { name: 'trang.html', mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script>') },
        { name: 'phim-dai.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(11 * 1024 * 1024, 'x') },
      ]);
    await dialog.locator('.picker-file progress').first().waitFor({ state: 'detached' });
    await dialog.locator('.picker-error').nth(1).waitFor();
    await dialog.locator('.picker-progress').first().waitFor({ state: 'detached' });
    expect(await dialog.locator('.picker-error').count()).to.equal(2);
    expect(await dialog.locator('.picker-error button').count(), 'nothing to be tried again').to.equal(0);
    await keepPicture(page, 'evidence-picker-vi');
    expect(await overflow(page)).to.equal(0);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.piece').nth(4).waitFor();
    expect(await page.locator('.piece .film').count()).to.equal(2);
    expect(await page.locator('.film-facts').first().textContent()).to.match(/0:02/);
    const images = page.locator('.piece img');
    expect(await images.count()).to.equal(2);
    await expectLoaded(page, '.piece img');
    await page.locator('#evidence').scrollIntoViewIfNeeded();
    await keepPicture(page, 'evidence-gallery-vi');
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('plays a film large, by parts', async () => {
    const phone = await reader(browser, { locale: 'zh-Hant', width: 390, height: 844, touch: true });
    const page = await openPage(phone, `${server.url}/resolution/${number}`, faults);
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/v1/attachments/')) statuses.push(response.status());
    });
    await page.locator('.piece', { hasText: 'place.webm' }).click();
    expect(await plays(page, '.lightbox video')).to.deep.equal({ seconds: 2, width: 64 });
    expect(statuses).to.include(206);
    await keepPicture(page, 'evidence-film-zh-Hant');
    await page.locator('.lightbox-foot button').last().click();
    await page.locator('.lightbox img').waitFor();
    await expectLoaded(page, '.lightbox img');
    await page.keyboard.press('Escape');
    await page.locator('#evidence').scrollIntoViewIfNeeded();
    await keepPicture(page, 'evidence-gallery-zh-Hant');
  });

  it('shows the mediator the same', async () => {
    const page = await (await reader(browser, { locale: 'zh-Hant' })).newPage();
    await signInto(page, `${server.url}/desk#disputes/${number}`, 'mediator@example.com');
    await page.locator('.piece').nth(4).waitFor();
    await page.locator('#evidence').scrollIntoViewIfNeeded();
    await expectLoaded(page, '.piece img');
    await keepPicture(page, 'evidence-mediator-zh-Hant');
    await page.locator('.piece', { hasText: 'place.webm' }).click();
    expect((await plays(page, '.lightbox video')).seconds).to.equal(2);
  });
});

describe('evidence under scan in the pages', function () {
  this.timeout(120_000);

  it('is shown to its sender as being checked, and can be handed in meanwhile', async () => {
    const clamd = await speakClamd();
    const stage = await raiseStage('auracart', { CLAMD_URL: clamd.url });
    const browser = await openBrowser();
    const faults: string[] = [];
    try {
      const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
      const line = { orderId: 'AC-1009', lineId: 'AC-1009-1', reason: 'damaged', wanted: { kind: 'full-refund' } };
      const number = await stage.buyer.opens({ ...line, files });
      await clamd.stop();
      const phone = await reader(browser, { locale: 'vi', width: 390, height: 844, touch: true });
      const page = await openPage(phone, `${stage.url}/resolution/${number}`, faults);
      await page.locator('[aria-labelledby=evidence] .card-head button').click();
      const dialog = page.locator('dialog[open]');
      await dialog.locator('input[type=file][multiple]').setInputFiles(film('place.webm', 'video/webm'));
      await dialog.locator('.picker-file [role=status]').waitFor();
      await keepPicture(page, 'evidence-checking-picker-vi');
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      const unchecked = page.locator('.unchecked .picker-file');
      await unchecked.waitFor();
      await unchecked.scrollIntoViewIfNeeded();
      await keepPicture(page, 'evidence-checking-vi');
      expect(await page.locator('.piece').count()).to.equal(1);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      const back = await speakClamd('scans', clamd.port);
      stage.passes(60_000);
      await page.locator('.piece .film').waitFor({ timeout: 30_000 });
      await unchecked.waitFor({ state: 'detached' });
      await back.stop();
    } finally {
      await browser.close();
      await stage.close();
    }
    expect(faults).to.deep.equal([]);
  });
});

async function expectLoaded(page: Page, selector: string): Promise<void> {
  for (const image of await page.locator(selector).all()) {
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((element) => (element as HTMLImageElement).decode());
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).to.be.greaterThan(0);
  }
}
