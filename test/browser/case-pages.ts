import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../protocol/locale.ts';
import { signInto, watchFaults } from './desk-page.ts';

type Group = Readonly<Record<string, string>>;

/** The words of disputes in one language, as the pages show them. */
export interface DisputeWords {
  readonly actions: Group;
  readonly actionsOn: Group;
  readonly done: Group;
  readonly states: Group;
  readonly solutions: Group;
  readonly reasons: Group;
  readonly events: Group;
  readonly faults: Group;
  readonly courier: Group;
  readonly roles: Group;
  readonly locks: Group;
  readonly afterwards: Group;
  readonly deliveries: Group;
}

function disputeWords(locale: Locale): DisputeWords {
  return JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8')).disputes;
}

/** Context options of a reader: language, room, colours. */
export interface Looks {
  readonly locale: Locale;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** A screen for fingers, as on a phone. */
  readonly touch?: boolean;
}

/** A browser of its own, as one person has it, in a language chosen by hand. Its time can be moved. */
export async function reader(browser: Browser, looks: Looks): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: looks.width ?? 1280, height: looks.height ?? 800 },
    hasTouch: looks.touch === true,
    isMobile: looks.touch === true,
    colorScheme: looks.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((locale) => localStorage.setItem('kaunter.locale', locale), looks.locale);
  return context;
}

/** What a form is filled with before it is sent: codes of the domain, or words. */
export interface Filling {
  readonly terms?: string;
  readonly amount?: string;
  readonly text?: string;
  /** Whom it is about: a fault, a courier's answer, the sides that are asked. */
  readonly choice?: string;
  readonly file?: boolean;
}

/** A case on somebody's screen: a party's page or the mediator's desk. */
export interface CaseScreen {
  readonly page: Page;
  readonly words: DisputeWords;
  /** Waits until the page shows this state, without a reload. */
  becomes(state: string): Promise<void>;
  /** Whether a button for it is there now. */
  offers(action: string): Promise<boolean>;
  /** Opens the form of an action. */
  start(action: string): Promise<void>;
  fill(filling: Filling): Promise<void>;
  /** Sends the open form and waits until it has gone and its sender has been told. */
  send(): Promise<void>;
  does(action: string, filling?: Filling): Promise<void>;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Other names of an action, by whose offer it is about. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'accept-offer': ['accept-proposal', 'approve'],
  reject: ['reject-proposal'],
  'contest-offer': ['contest-proposal', 'contest-request'],
  offer: ['ask-else'],
  counter: ['ask-else'],
};

export function caseScreen(page: Page, locale: Locale): CaseScreen {
  const words = disputeWords(locale);
  const dialog = page.locator('dialog[open]');
  /** Where a form is filled in: in a dialog, or on the page itself, as the mediator's decision. */
  let form = dialog;
  const button = (action: string) => {
    // Alone, or with the terms it is about; called by whose offer that is.
    const names = [action, ...(CALLED[action] ?? [])].map(
      (code) => words.actions[code] ?? words.actionsOn[code] ?? code,
    );
    const name = new RegExp(`^\\s*(${names.map(escaped).join('|')})\\s*($|[:：])`);
    return page.locator('.actions button').filter({ hasText: name }).first();
  };
  // What a courier's answer leads to stands behind it.
  const option = (group: Group, code: string) =>
    form
      .locator('.option')
      .filter({ hasText: new RegExp(`^\\s*${escaped(group[code] ?? code)}${group === words.courier ? '' : '\\s*$'}`) });
  const screen: CaseScreen = {
    page,
    words,
    async becomes(state) {
      const tag = page.locator('.case-head .tag, .case-desk-head .tag').first();
      await tag.filter({ hasText: words.states[state] ?? 'no such state' }).waitFor({ timeout: 20_000 });
    },
    offers: async (action) =>
      (await button(action).count()) > 0 || (action === 'rule' && (await page.locator('.decision-card').count()) > 0),
    async start(action) {
      form = action === 'rule' ? page.locator('.decision-card') : dialog;
      if (action !== 'rule') await button(action).click();
      // Nothing is asked of a mediator who takes a case.
      if (action !== 'claim') await form.waitFor();
    },
    async fill({ terms, amount, text, choice, file }) {
      if (terms !== undefined) {
        const wanted = form.locator('.option-wrap').filter({ hasText: words.solutions[terms] ?? terms });
        await wanted.first().locator('input[type=radio]').check();
        if (amount !== undefined) await wanted.first().locator('.field-amount input').fill(amount);
      }
      if (choice !== undefined) {
        const groups = [words.faults, words.courier, words.roles];
        const group = groups.find((each) => Object.hasOwn(each, choice)) ?? {};
        // A fault and a side share their codes, not their words.
        for (const each of [group, words.roles])
          if ((await option(each, choice).count()) > 0) {
            await option(each, choice).locator('input').check();
            break;
          }
      }
      if (text !== undefined) {
        // Where both are asked, an address comes before a label, and a courier before the number.
        const long = form.locator('textarea');
        const short = form.locator('.field > input[type=text]:not([inputmode])');
        await ((await long.count()) > 0 ? long.first() : short.last()).fill(text);
      }
      if (file === true) await handIn(page, 'dialog[open]');
    },
    async send() {
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'detached' });
      await page.locator('.notes .callout-good').waitFor();
    },
    async does(action, filling = {}) {
      await screen.start(action);
      if (action === 'claim') {
        await page.locator('.notes .callout-good').waitFor();
        return;
      }
      await screen.fill(filling);
      await screen.send();
    },
  };
  return screen;
}

/** Opens a party's page of a case (or, without a number, wherever `path` leads) in a browser of its own. */
export async function partyScreen(
  browser: Browser,
  address: string,
  looks: Looks,
  faults: string[],
): Promise<CaseScreen> {
  return caseScreen(await openPage(await reader(browser, looks), address, faults), looks.locale);
}

/** The mediator's desk at the disputes, in English. */
export async function mediationScreen(browser: Browser, url: string, account = 'mediator'): Promise<CaseScreen> {
  const page = await (await reader(browser, { locale: 'en' })).newPage();
  await signInto(page, `${url}/desk#disputes`, `${account}@example.com`);
  await page.locator('.cases-queue').waitFor();
  return caseScreen(page, 'en');
}

/** Chooses a case from the mediator's list, as soon as it is there. */
export async function chooseCase({ page }: CaseScreen, number: string): Promise<void> {
  const item = page.locator('.queue-item', { hasText: number });
  await item.waitFor({ timeout: 30_000 });
  await item.click();
  await page.locator('.case-desk-head', { hasText: number }).waitFor();
}

export async function takeCase(mediator: CaseScreen, number: string): Promise<void> {
  await chooseCase(mediator, number);
  await mediator.does('claim');
}

export async function openPage(context: BrowserContext, url: string, faults: string[]): Promise<Page> {
  const page = await context.newPage();
  watchFaults(page, faults);
  await page.goto(url);
  return page;
}

/** Hands in a small picture where the form asks for files, and waits until the server has it. */
export async function handIn(page: Page, within = 'main'): Promise<void> {
  await page.locator(`${within} input[type=file][multiple]`).setInputFiles(await picture(page));
  await page.locator(`${within} .picker-file`).waitFor();
  await page.locator(`${within} .picker-file progress`).waitFor({ state: 'detached' });
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

/** The questions of the form, as codes; the picture is always handed in. */
export interface Opening {
  readonly orderId: string;
  /** Where the order has several. */
  readonly item?: string;
  readonly units?: string;
  /** When the other side was written to, as the field takes it. */
  readonly contacted?: string;
  readonly reason: string;
  /** Where the reason asks for it. */
  readonly delivery?: string;
  readonly details: string;
  readonly wanted: string;
  readonly amount?: string;
  /** What the picture is named as, where the likeliest name is not meant. */
  readonly kind?: string;
  readonly declares?: boolean;
}

/**
 * Opens a dispute by the form on the page; gives its number.
 * @param onReview what is done before the form is sent, with the answers on the page
 */
export async function openByForm(
  { page, words }: CaseScreen,
  opening: Opening,
  onReview: () => Promise<void> = async () => undefined,
): Promise<string> {
  await page
    .locator('.option', { hasText: opening.item ?? opening.orderId })
    .locator('input')
    .first()
    .check();
  if (opening.units !== undefined) await page.locator('.new-case input[inputmode=numeric]').fill(opening.units);
  await page
    .locator('.options-grid .option')
    .filter({ hasText: new RegExp(`^\\s*${escaped(words.reasons[opening.reason] ?? '')}\\s*$`) })
    .locator('input')
    .check();
  if (opening.contacted !== undefined) await page.locator('input[type=datetime-local]').fill(opening.contacted);
  if (opening.delivery !== undefined) {
    const delivery = words.deliveries[opening.delivery] ?? '';
    await page.locator('.options-row .option', { hasText: delivery }).locator('input').check();
  }
  await page.locator('textarea').fill(opening.details);
  const wish = page.locator('.option-wrap', { hasText: words.solutions[opening.wanted] ?? '' }).first();
  await wish.locator('input[type=radio]').check();
  if (opening.amount !== undefined) await wish.locator('.field-amount input').fill(opening.amount);
  await handIn(page);
  if (opening.kind !== undefined) await page.locator('.picker-file select').selectOption(opening.kind);
  if (opening.declares === true) await page.locator('.check-declare input').check();
  await page.locator('.new-case button[type=submit]').click();
  await page.locator('.review-card').waitFor();
  await onReview();
  await page.locator('.review-card button[type=submit]').click();
  await page.waitForURL(/\/resolution\/KD-/);
  return decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
}
