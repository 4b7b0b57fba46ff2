import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real Chromium: `CHROMIUM_PATH`, else the system's, else the one of the npm package. There is no skipping: without
 * any of them the test fails and says what to install.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  try {
    return await playwright.launch({ executablePath, args: FLAGS });
  } catch (cause) {
    throw new Error(`Chromium at ${executablePath} does not start. Install one, or set CHROMIUM_PATH.`, { cause });
  }
}

async function findChromium(): Promise<string> {
  const wanted = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM].find((path) => path !== '' && existsSync(path));
  if (wanted !== undefined) return wanted;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch (cause) {
    throw new Error('No Chromium found. Install one (apt-get install chromium), or set CHROMIUM_PATH.', { cause });
  }
}

/** Keeps a picture of the page in `test-artifacts/`, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = new URL('../../test-artifacts/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)), animations: 'disabled' });
}
