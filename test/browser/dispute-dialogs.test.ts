import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { LOCALES } from '../../protocol/locale.ts';
import { chooseCase } from './case-pages.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

const PHONE = { width: 390, height: 844, touch: true } as const;
const MEI = 'Kedai Dapur Mei';
const JARS = { orderId: 'AC-1009', lineId: 'AC-1009-1' };

/** Forms of single steps, each said in the words of whoever fills it in. */
describe('the dialogs of a case, and what stands around it', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  afterEach(async () => {
    const faults = theatre.faults();
    await theatre.close();
    expect(faults).to.deep.equal([]);
  });

  async function damagedParcel(): Promise<string> {
    const { buyer } = theatre.stage;
    const files = [{ fileId: await buyer.uploads(), kind: 'photo' as const }];
    return buyer.opens({ ...JARS, reason: 'parcel-damaged', wanted: { kind: 'return-refund' }, files });
  }

  it('say what an agreement moves before it is made, and begin with the first thing they ask (Indonesian)', async () => {
    theatre = await openTheatre('taobao');
    const number = await damagedParcel();
    const seller = await theatre.seller(`/resolution/${number}`, { ...PHONE, locale: 'id' }, MEI);
    await seller.start('approve');
    const dialog = seller.page.locator('dialog[open]');
    expect(spaced(await dialog.locator('.money-preview').innerText())).to.match(/Ke pembeli\s+RM 64,90/);
    await seller.send();
    await seller.start('return-label');
    expect(await hasFocus(dialog.locator('textarea').first())).to.equal(true);
  });

  it('name what each answer of the courier leads to, each in a line of its own', async () => {
    theatre = await openTheatre('taobao');
    const number = await damagedParcel();
    const desk = await theatre.mediator();
    await desk.page.locator('.queue-head select').first().selectOption('all');
    await chooseCase(desk, number);
    await desk.start('courier-result');
    const options = desk.page.locator('dialog[open] .option');
    expect((await options.allInnerTexts()).map(spaced)).to.deep.equal([
      'The courier pays Then proposed to both sides: Return for a refund',
      "The courier's fault could not be shown Then proposed to both sides: Send again",
      "The damage is proven to be the courier's Then proposed to both sides: Exchange",
      'Nothing was found Then nothing is proposed',
    ]);
    const boxes = await Promise.all((await options.all()).map((option) => option.boundingBox()));
    expect(new Set(boxes.map((box) => box?.x)).size, 'one column').to.equal(1);
  });

  it('lead to a list that names what is due, and shows long words short (Vietnamese)', async () => {
    theatre = await openTheatre('auracart');
    const { buyer, seller } = theatre.stage;
    const number = await buyer.opens({
      ...JARS,
      reason: 'missing',
      wanted: { kind: 'partial-refund', amount: 2_000 },
    });
    await seller(MEI).does(number, 'offer', { terms: { kind: 'partial-refund', amount: 1_000 } });
    await buyer.post(`/v1/disputes/${number}/messages`, { clientId: 'm', text: 'Thiếu hai nắp. '.repeat(80) });
    const { page } = await theatre.seller('/resolution', { ...PHONE, locale: 'vi' }, MEI);
    expect(await page.locator('.case-card .deadline-what').innerText()).to.equal('Hạn chấp nhận đề nghị');
    await page.locator('.case-card-link').click();
    const words = page.locator('.said-text');
    await words.waitFor();
    const short = (await words.boundingBox())?.height ?? 0;
    await words.locator('button').click();
    expect((await words.boundingBox())?.height).to.be.greaterThan(2 * short);
  });

  it('leave the name of the language whole on a phone, in every language', async () => {
    theatre = await openTheatre('auracart');
    for (const locale of LOCALES) {
      const { page } = await theatre.buyer('/resolution', { ...PHONE, locale });
      await page.locator('.empty').waitFor();
      expect(await cutOff(page), locale).to.be.at.most(0);
      expect(await page.locator('.center-name').evaluate((name) => name.clientHeight), locale).to.be.at.most(56);
    }
  });
});

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

const hasFocus = (on: Locator): Promise<boolean> => on.evaluate((node) => node === document.activeElement);

/** Pixels that the chosen language's name would need beside those that it has. */
function cutOff(page: Page): Promise<number> {
  return page.locator('.center-bar .language-menu select').evaluate((select: HTMLSelectElement) => {
    const whole = select.cloneNode(true) as HTMLSelectElement;
    whole.style.cssText = 'position: absolute; width: auto; max-width: none; field-sizing: content';
    whole.value = select.value;
    select.after(whole);
    const missing = whole.offsetWidth - select.offsetWidth;
    whole.remove();
    return missing;
  });
}
