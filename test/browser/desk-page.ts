import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { connectShopper, newShopper, type Shopper } from '../support/clients.ts';
import { DEMO_PASSWORD } from '../support/server.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page as it stands. */
export function axeFaults(page: Page): Promise<string[]> {
  // The widget has its own tests.
  return axeFaultsOf(page, 'exclude');
}

/** Of the widget alone, whatever page it stands on. */
export function widgetAxeFaults(page: Page): Promise<string[]> {
  return axeFaultsOf(page, 'include');
}

async function axeFaultsOf(page: Page, widget: 'include' | 'exclude'): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (how) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const widgets = [['kaunter-widget']];
    const result = await axe.run(how === 'include' ? { include: widgets } : { exclude: widgets }, { runOnly: tags });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, widget);
}

/** Pixels by which a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What browsers report by themselves of a refused request or a server that is away; the pages show it in words. */
const EXPECTED = /^(Failed to load resource|WebSocket connection to)/;

/** Collects the faults that a page reports. */
export function watchFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text());
  });
}

export async function signInto(page: Page, address: string, email: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
}

/** An agent at the desk, online, with room for many chats. */
export async function openDesk(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  watchFaults(page, faults);
  await signInto(page, `${url}/desk`, 'agent@example.com');
  await page.locator('.desk .side-heading').first().waitFor({ state: 'attached' });
  await page.locator('.banner').waitFor({ state: 'detached' });
  await page.locator('.presence-menu summary').click();
  await page.locator('.presence-menu input[type=radio]').first().check();
  await page.locator('.presence-menu input[type=number]').fill('10');
  // Leaving the menu closes it.
  await page.locator('.presence-menu input[type=number]').press('Tab');
  page.setDefaultTimeout(10_000);
  return page;
}

export interface Caller {
  readonly id: string;
  readonly client: Shopper;
  say(text: string): Promise<number>;
  /** Who said what, as the shopper gets it. */
  log(): Promise<readonly string[]>;
}

/** A shopper who asked the bot something and then wants a person. */
export async function caller(url: string, locale: string, question: string): Promise<Caller> {
  const { client, conversationId: id, token } = await newShopper(url, locale);
  let count = 0;
  const say = async (text: string): Promise<number> => {
    count += 1;
    return (await client.ask('message:send', { conversationId: id, clientId: `said-${count}`, text })).seq;
  };
  const answered = client.next('message:new', ({ message }) => message.author.kind === 'bot');
  await say(question);
  await answered;
  await client.ask('handoff:request', { conversationId: id });
  return {
    id,
    client,
    say,
    log: async () => {
      // A connection of its own, as the first one may be on its way back after a fault.
      const reader = await connectShopper(url, token);
      const { messages } = await reader.ask('conversation:open', { conversationId: id });
      reader.close();
      return messages.map(({ author, text }) => `${author.kind}: ${text ?? ''}`);
    },
  };
}

/** Accepts the offer by keyboard and gives the chat's column. */
export async function accept(page: Page, id: string): Promise<Locator> {
  await page.locator('.offer').first().waitFor();
  await page.keyboard.press('Alt+a');
  const column = page.locator(`[data-conversation="${id}"]`);
  await column.locator('.bubble').first().waitFor();
  return column;
}
