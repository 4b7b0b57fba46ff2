import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import sharp, { type SharpOptions } from 'sharp';
import { fixture } from '../support/films.ts';
import { keepPicture } from './browser.ts';
import { PHONE, widgetStand } from './widget-stand.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('files and accessibility of the widget', function () {
  this.timeout(60_000);
  const stand = widgetStand();

  it('sends a picture and a PDF with progress, and refuses a program by its content', async () => {
    const widget = await stand.shopper();
    await widget.open();
    const noise = { create: { width: 900, height: 700, channels: 3, background: '#2a7', noise: { type: 'gaussian' } } };
    const picture = await sharp(noise as SharpOptions)
      .png()
      .toBuffer();
    const client = await widget.page.context().newCDPSession(widget.page);
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 400_000,
    });
    await widget.page.locator('input[type=file]').setInputFiles([
      { name: 'broken cup.png', mimeType: 'image/png', buffer: picture },
      { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('MZ\x90\x00 this is a program') },
    ]);
    await widget.page.waitForFunction(() => {
      const bars = document.querySelector('kaunter-widget')?.shadowRoot?.querySelectorAll('progress') ?? [];
      return [...bars].some((bar) => bar.value > 0 && bar.value < 1);
    });
    await keepPicture(widget.page, 'widget-upload');
    await widget.page.locator('.tray-file.failed .trouble-words').waitFor();
    await widget.page.getByRole('button', { name: 'Remove photo.png' }).click();
    await widget.page.locator('progress').first().waitFor({ state: 'detached' });
    await widget.field.press('Enter');
    await widget.page.locator('.attachment.picture img').waitFor();
    await widget.page.locator('a.attachment.chip').waitFor();
    await widget.page.reload();
    await widget.page.waitForFunction(() => {
      const image = document.querySelector('kaunter-widget')?.shadowRoot?.querySelector('.attachment img');
      return image instanceof HTMLImageElement && image.naturalWidth > 0;
    });
    await keepPicture(widget.page, 'widget-attachments');
  });

  it('says of a file that is too large how large it may be', async () => {
    const widget = await stand.shopper(PHONE, 'en');
    await widget.open();
    const buffer = Buffer.alloc(10 * 1024 * 1024 + 1);
    await widget.page.locator('input[type=file]').setInputFiles([{ name: 'wall.png', mimeType: 'image/png', buffer }]);
    await widget.page.locator('.trouble-words', { hasText: /too large to send\. \(≤ 10 MB\)/ }).waitFor();
  });

  it('plays a film in its place, and says of a file what it is', async () => {
    const widget = await stand.shopper(PHONE, 'zh-Hant');
    await widget.open();
    const chooser = widget.page.locator('input[type=file]');
    expect(await chooser.getAttribute('accept'), 'a phone offers its camera').to.match(/^image\/\*,video\/\*,/);
    await chooser.setInputFiles([
      { name: '開箱.webm', mimeType: 'video/webm', buffer: Buffer.from(fixture('place.webm')) },
      { name: '對話.txt', mimeType: 'text/plain', buffer: Buffer.from('賣家：已出貨\n') },
    ]);
    await widget.page.locator('.tray-file.ready').nth(1).waitFor();
    await widget.field.press('Enter');
    const film = widget.page.locator('video.attachment');
    await film.waitFor();
    const played = await film.evaluate(async (element) => {
      const video = element as HTMLVideoElement;
      video.muted = true;
      await video.play();
      return [Math.round(video.duration), video.videoWidth];
    });
    expect(played).to.deep.equal([2, 64]);
    await widget.page.locator('a.attachment.chip', { hasText: '對話.txt' }).waitFor();
    await keepPicture(widget.page, 'widget-film-zh-Hant');
  });

  it('takes files that are dropped and pasted', async () => {
    const widget = await stand.shopper();
    await widget.open();
    await widget.page.evaluate(() => {
      const root = document.querySelector('kaunter-widget')?.shadowRoot;
      const transfer = (name: string) => {
        const data = new DataTransfer();
        data.items.add(new File(['%PDF-1.4 '], name, { type: 'application/pdf' }));
        return data;
      };
      const bubbles = { bubbles: true, cancelable: true, composed: true };
      root
        ?.querySelector('.log')
        ?.dispatchEvent(new DragEvent('drop', { ...bubbles, dataTransfer: transfer('a.pdf') }));
      root
        ?.querySelector('.write')
        ?.dispatchEvent(new ClipboardEvent('paste', { ...bubbles, clipboardData: transfer('b.pdf') }));
    });
    await widget.page.locator('.tray-file', { hasText: 'a.pdf' }).waitFor();
    await widget.page.locator('.tray-file', { hasText: 'b.pdf' }).waitFor();
  });

  for (const [name, options] of [
    ['desk-light', { colorScheme: 'light' }],
    ['desk-dark', { colorScheme: 'dark' }],
    ['phone-light', { ...PHONE, colorScheme: 'light' }],
    ['phone-dark', { ...PHONE, colorScheme: 'dark' }],
  ] as const) {
    it(`has no accessibility fault that axe finds (${name})`, async () => {
      const widget = await stand.shopper({ ...options, reducedMotion: 'reduce' });
      await widget.open();
      await widget.ask('how long does a refund take');
      await widget.page.locator('.card').first().waitFor();
      await widget.page.evaluate(() => window.Kaunter?.ask('x'.repeat(4_001)));
      await widget.page.locator('.failure').waitFor();
      await widget.page.getByRole('button', { name: /^Language/ }).click();
      await widget.page.evaluate(axeSource);
      const violations = await widget.page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const result = await axe.run({ include: [['kaunter-widget']] }, { runOnly: tags });
        return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(violations).to.deep.equal([]);
    });
  }
});

/** The smallest PDF with one empty page. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
