import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type StandingText, standingText } from '../../locales/standing-text.ts';
import { words } from '../../locales/words.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import { formatMoney } from '../../protocol/money/format-money.ts';
import type { Person } from '../flow/dispute-stage.ts';
import { lettersIn } from '../support/letter-files.ts';
import { type CaseScreen, chooseCase } from './case-pages.ts';
import { overflow } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';
import { OF_DECISIONS } from './stories/of-decisions.ts';
import { OF_GOODS } from './stories/of-goods.ts';
import type { StageStory, Step } from './stories/story-form.ts';

const PHONE = { width: 390, height: 844, touch: true } as const;
const SIDES = ['buyer', 'seller'] as const;

/** Page, letter and record say the same to each side, at each stage, in the languages of the marketplaces. */
describe('stories that go wrong, on three screens', function () {
  this.timeout(240_000);
  let theatre: Theatre;
  afterEach(async () => {
    const faults = theatre.faults();
    await theatre.close();
    expect(faults).to.deep.equal([]);
  });

  const all = [...OF_GOODS, ...OF_DECISIONS];
  // Each takes half a minute of two processors: one of each marketplace, and all with KAUNTER_STORIES=all.
  const first = all.filter((story, at) => all.findIndex(({ profile }) => profile === story.profile) === at);
  for (const story of process.env.KAUNTER_STORIES === 'all' ? all : first) it(story.what, () => play(story));

  async function play(story: StageStory): Promise<void> {
    theatre = await openTheatre(story.profile);
    const { stage } = theatre;
    const people = { ...stage, seller: stage.seller(story.shop) };
    const opener: Person = people[story.by ?? 'buyer'];
    const files = story.photo === true ? [{ fileId: await opener.uploads(), kind: 'photo' as const }] : [];
    // Whoever looks at a page is written to in its language.
    const screens = {
      buyer: await theatre.buyer('/resolution', { ...PHONE, locale: story.locale }),
      seller: await theatre.seller('/resolution', { ...PHONE, locale: story.locale }, story.shop),
    };
    for (const side of SIDES) await screens[side].page.locator('.empty').waitFor();
    const number = await opener.opens({ ...story.opening, files });
    expect(number).to.match(/^KD-/);
    for (const side of SIDES) await screens[side].page.locator('.case-card-link').click();
    const known = new Set<string>();
    for (const step of story.steps) {
      await happens(step, number, people);
      for (const [index, side] of SIDES.entries()) {
        const says = step.says[index] ?? 'answer';
        await shows({ story, step, side, says, number, screen: screens[side], person: people[side] });
      }
      await written(story, step, number, known);
      for (const { name } of lettersIn(stage.dataDir)) known.add(name);
    }
    await onTheDesk(await theatre.mediator(), number, story, await people.mediator.sees(number));
    const booked = await stage.booked();
    expect({ buyer: booked.buyer, seller: booked.seller }).to.deep.equal({
      buyer: story.booked.buyer,
      seller: story.booked.seller,
    });
  }

  async function happens(step: Step, number: string, people: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [who, action, data] of step.acts ?? []) {
      const state = await (people[who] as Person).does(number, action, data);
      expect(state, `${who}: ${action}`).to.match(/^[a-z-]+$/);
    }
    if (step.passes !== undefined) await theatre.passes(step.passes);
  }

  interface Shown {
    readonly story: StageStory;
    readonly step: Step;
    readonly side: 'buyer' | 'seller';
    readonly says: string;
    readonly number: string;
    readonly screen: CaseScreen;
    readonly person: Person;
  }

  async function shows({ story, step, side, says, number, screen, person }: Shown): Promise<void> {
    const view = await until(
      () => person.sees(number),
      ({ standing }) => standing?.says === says,
      ({ standing }) => `${side} is told ${standing?.says}, not ${says}`,
    );
    const { disputes } = words(story.locale);
    const told = standingText(view.standing ?? never(), disputes, story.locale);
    const { page } = screen;
    await page.locator('.case-says', { hasText: told.besideMoney }).waitFor();
    if (told.next !== undefined) await page.locator('.case-told', { hasText: told.next }).waitFor();
    if (told.warning !== undefined) await page.locator('.case-told', { hasText: told.warning }).waitFor();
    if (told.due !== undefined) {
      expect(await page.locator('.case-head .deadline').innerText()).to.contain(told.due.label);
      expect(await page.locator('.deadline-afterwards').innerText()).to.equal(told.due.afterwards);
    }
    expect(await page.locator('.stake').innerText()).to.contain(moneyOf(view, story));
    if (view.state === 'closed') await saysOnce(page, told, moneyOf(view, story));
    const main = step.main?.[side];
    const button = page.locator('.main-action button');
    if (main !== undefined) {
      const group: Readonly<Record<string, string>> = { ...disputes.actions, ...disputes.actionsOn };
      expect(await button.innerText()).to.match(new RegExp(`^${group[main]}($|[:：])`));
    } else if (view.standing?.turn !== 'you' && view.standing?.turn !== 'both')
      expect(await button.count(), 'nothing is asked, so nothing is put forward').to.equal(view.standing?.act ? 1 : 0);
    expect(await overflow(page)).to.equal(0);
  }

  /** The first card says once where the money went; what was settled may name the same sum. */
  async function saysOnce(page: Page, { besideMoney }: StandingText, sum: string): Promise<void> {
    const head = await page.locator('.case-head').innerText();
    expect(head.replace(besideMoney, '').split(sum), head).to.have.length(2);
  }

  /** A new letter to each side that is written to says what the page says. */
  async function written(story: StageStory, step: Step, number: string, known: ReadonlySet<string>): Promise<void> {
    for (const side of step.letters ?? []) {
      const person = side === 'buyer' ? theatre.stage.buyer : theatre.stage.seller(story.shop);
      const { standing } = await person.sees(number);
      const { says } = standingText(standing ?? never(), words(story.locale).disputes, story.locale);
      const to = side === 'buyer' ? 'mai@example.com' : 'demo-seller';
      await until(
        async () => lettersIn(theatre.stage.dataDir).filter((one) => !known.has(one.name) && one.to.includes(to)),
        (letters) => letters.some(({ text }) => text.includes(says)),
        (letters) =>
          `no letter to the ${side} says “${says}”, but:\n${letters.map(({ text }) => text).join('\n---\n')}`,
      );
    }
  }

  async function onTheDesk(desk: CaseScreen, number: string, story: StageStory, view: DisputeView): Promise<void> {
    await desk.page.locator('.queue-head select').first().selectOption('all');
    await chooseCase(desk, number);
    await desk.becomes(view.state);
    const stake = formatMoney({ currency: view.funds.currency, minor: view.funds.stake }, 'en');
    expect(await desk.page.locator('.glance-card').innerText(), story.what).to.contain(stake);
  }
});

/** What is still held, or what went to this reader. */
function moneyOf({ funds, role }: DisputeView, { locale }: StageStory): string {
  const own = role === 'buyer' ? funds.refunded : funds.released;
  const minor = funds.left > 0 ? funds.left : own > 0 ? own : funds.stake;
  return formatMoney({ currency: funds.currency, minor }, locale);
}

async function until<T>(read: () => Promise<T>, is: (value: T) => boolean, why: (value: T) => string): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const value = await read();
    if (is(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(why(await read()));
}

function never(): never {
  throw new TypeError('a party is always told where the case stands');
}
