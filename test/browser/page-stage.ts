import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startServer, type TestServer } from '../support/server.ts';
import { openBrowser } from './browser.ts';
import { watchFaults } from './desk-page.ts';

export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/**
 * A server and a browser for the tests of a suite. Each page is somebody else's, is closed after its test, and must have
 * reported no error.
 */
export function pageStage() {
  let server: TestServer;
  let browser: Browser;
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];

  before(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    server?.discard();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0), 'errors that the page reported').to.deep.equal([]);
  });

  async function newContext(options: BrowserContextOptions = {}, locale = 'en'): Promise<BrowserContext> {
    const context = await browser.newContext({ ...DESKTOP, reducedMotion: 'reduce', locale, ...options });
    contexts.push(context);
    await context.addInitScript((tag) => {
      if (localStorage.getItem('kaunter.locale') === null) localStorage.setItem('kaunter.locale', tag);
    }, locale);
    return context;
  }
  return {
    get url() {
      return server.url;
    },
    faults,
    newContext,
    async newPage(options: BrowserContextOptions = {}, locale = 'en'): Promise<Page> {
      const page = await (await newContext(options, locale)).newPage();
      watchFaults(page, faults);
      return page;
    },
  };
}
