import type { Browser, BrowserContext, Page } from 'playwright-core';
import { watchFaults } from './desk-page.ts';

/** Context options of a reader: language, room, colours. */
export interface Looks {
  readonly locale: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** A browser of its own, as one person has it, in a language chosen by hand. */
export async function reader(browser: Browser, looks: Looks): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 1280, height: looks.height ?? 800 },
    colorScheme: looks.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((locale) => localStorage.setItem('kaunter.locale', locale), looks.locale);
  return context;
}

export async function openPage(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  watchFaults(page, faults);
  await page.goto(url);
  return page;
}

/** A small real picture, made in the page, as a file to hand in. */
export async function picture(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.fillStyle = '#d9c7a8';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = '#7a5a3a';
    pen.fillRect(180, 120, 280, 240);
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 6;
    pen.beginPath();
    pen.moveTo(200, 140);
    pen.lineTo(330, 250);
    pen.lineTo(300, 350);
    pen.stroke();
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  return { name: 'broken-lid.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** Opens a dispute about an order by the form; gives its number. */
export async function openByForm(page: Page, orderId: string, details: string): Promise<string> {
  await page.locator('.option', { hasText: orderId }).locator('input').first().check();
  await page.locator('.options-grid .option').first().locator('input').check();
  await page.locator('.options-row .option').first().locator('input').check();
  await page.locator('textarea').fill(details);
  // Full, partial, return: the first three of the default profile.
  await page.locator('.option-wrap').nth(1).locator('input[type=radio]').check();
  await page.locator('.field-amount input').fill('32.45');
  await page.locator('input[type=file]').setInputFiles(await picture(page));
  await page.locator('.picker-file progress').waitFor({ state: 'detached' });
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/resolution\/KD-/);
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
}

/** Starts an action of the panel by its words. */
export async function start(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('.actions button').filter({ hasText: name }).first().click();
  await page.locator('dialog[open]').waitFor();
}

/** Sends the form of the open dialog and waits until it has gone. */
export async function send(page: Page): Promise<void> {
  await page.locator('dialog[open] button[type=submit]').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}
