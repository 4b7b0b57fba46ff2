import type { Browser, Page } from 'playwright-core';
import { demoSellerId } from '../../disputes/marketplace/demo-orders.ts';
import { raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { openBrowser } from './browser.ts';
import { type CaseScreen, caseScreen, type Looks, mediationScreen, reader } from './case-pages.ts';
import { watchFaults } from './desk-page.ts';

/** A whole process with one browser in front of it, and one clock for both. */
export interface Theatre {
  readonly stage: Stage;
  readonly browser: Browser;
  /** Errors that the pages reported since the last look; a look empties it. */
  faults(): readonly string[];
  buyer(path: string, looks: Looks): Promise<CaseScreen>;
  seller(path: string, looks: Looks, shop?: string): Promise<CaseScreen>;
  mediator(account?: string): Promise<CaseScreen>;
  /** Lets time pass on the server and in every page that is open; each has read its case again before this ends. */
  passes(ms: number): Promise<void>;
  close(): Promise<void>;
}

export async function openTheatre(profile: string): Promise<Theatre> {
  const stage = await raiseStage(profile);
  const browser = await openBrowser();
  const faults: string[] = [];
  const pages: Page[] = [];
  const open = async (address: string, looks: Looks): Promise<CaseScreen> => {
    const context = await reader(browser, looks);
    await context.clock.install({ time: stage.at() });
    const page = await context.newPage();
    watchFaults(page, faults);
    pages.push(page);
    await page.goto(stage.url + address);
    return caseScreen(page, looks.locale);
  };
  return {
    stage,
    browser,
    faults: () => faults.splice(0),
    buyer: (path, looks) => open(path, looks),
    seller: (path, looks, shop) =>
      open(`${path}?as=seller${shop === undefined ? '' : `&seller=${demoSellerId(shop)}`}`, looks),
    mediator: (account) => mediationScreen(browser, stage.url, account),
    async passes(ms) {
      stage.passes(ms);
      await Promise.all(pages.filter((page) => !page.isClosed()).map((page) => forward(page, ms)));
    },
    async close() {
      await browser.close();
      await stage.close();
    },
  };
}

/**
 * Lets time pass in a page. Its session may run out meanwhile, and a page that is still signing in again when time goes on
 * once more is turned away: so time goes on only when the page has read its case anew, or says that it is signed out.
 */
async function forward(page: Page, ms: number): Promise<void> {
  await page.clock.fastForward(ms);
  if (!/\/resolution\/KD-/.test(page.url())) return;
  const read = page.waitForResponse((answer) => /\/v1\/disputes\/KD-[\w-]+$/.test(answer.url()) && answer.ok());
  const out = page.locator('.center-narrow').waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await Promise.any([read, out]);
  // Whichever did not come is given up with the page.
  for (const one of [read, out]) one.catch(() => undefined);
}
