import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { ReasonTemplateView } from '../../protocol/dispute-reasons.ts';
import { keepPicture } from './browser.ts';
import { type Looks, reader } from './case-pages.ts';
import { axeFaults, overflow, signInto, watchFaults } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('the page of prepared reasons', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  const faults: string[] = [];
  let page: Page;

  const open = async (looks: Looks, hash = '#disputes/reasons'): Promise<Page> => {
    const opened = await (await reader(theatre.browser, looks)).newPage();
    watchFaults(opened, faults);
    opened.setDefaultTimeout(15_000);
    await signInto(opened, `${theatre.stage.url}/desk${hash}`, 'mediator@example.com');
    return opened;
  };
  const stored = async (name: string): Promise<ReasonTemplateView> => {
    type Listed = { templates: readonly ReasonTemplateView[] };
    const { templates } = (await theatre.stage.supervisor.get<Listed>('/v1/reason-templates')).body;
    return templates.find((each) => each.name === name) ?? expect.fail(`no ${name}`);
  };
  const choose = (name: string) => page.locator('.queue-item', { hasText: name }).first().click();
  const own = () => page.locator('.language-texts textarea').first();
  const save = () => page.locator('.reason-editor button[type=submit]').click();
  const saved = () => page.locator('.reason-status', { hasText: /^Saved$/ }).waitFor();

  before(async () => {
    theatre = await openTheatre('auracart');
    page = await open({ locale: 'en' }, '#disputes');
  });
  after(() => theatre.close());
  afterEach(() => expect(faults.splice(0), 'in the console of a page').to.deep.equal([]));

  it('opens from the list of cases, and shows what was changed and by whom', async () => {
    await page.getByRole('button', { name: 'Prepared reasons' }).click();
    await choose('damage-shown');
    expect(await own().inputValue()).to.equal('The evidence shows that {item} arrived damaged.');
    await own().fill('The photos show that {item} came broken.');
    await page.locator('.reason-status', { hasText: 'kept on this device' }).waitFor();
    await page.reload();
    await page.locator('.callout', { hasText: 'was restored' }).waitFor();
    expect(await own().inputValue(), 'what was typed is still there').to.contain('came broken');
    await keepPicture(page, 'reasons-en-1280');
    const example = page.locator('.reason-example').first();
    expect(await example.innerText(), 'how it reads in a case').to.match(
      /The photos show that (?!\{item\}).+ came broken\./,
    );
    await save();
    await saved();
    const item = page.locator('.queue-item', { hasText: 'came broken' });
    expect(await item.innerText()).to.contain((await stored('damage-shown')).author);
    expect((await stored('damage-shown')).revision).to.equal(2);
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('says which language names other placeholders, and takes one at the cursor', async () => {
    await own().fill('It cost ');
    await page.locator('.placeholders button', { hasText: '{sum}' }).click();
    expect(await own().inputValue()).to.equal('It cost {sum}');
    await save();
    const malay = page.locator('.language-texts .field', { hasText: 'Bahasa Melayu' });
    await malay.locator('.field-fault', { hasText: 'differ' }).waitFor();
    await keepPicture(page, 'reasons-invalid-1280');
    await own().fill('It was {colour}.');
    await save();
    await page.locator('.callout-danger', { hasText: '{colour}' }).waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    expect(await own().inputValue()).to.contain('came broken');
  });

  it('keeps what was typed where somebody else saved meanwhile, and saves over it when told to', async () => {
    const { name, revision, author: _, at: __, ...before } = await stored('damage-shown');
    await own().fill('Mine: {item} is broken.');
    const texts = { ...before.texts, en: 'Theirs: {item} is broken.' };
    const put = await theatre.stage.supervisor.put(`/v1/reason-templates/${name}`, { ...before, texts, revision });
    expect(put.status).to.equal(200);
    await save();
    const conflict = page.locator('.reason-conflict', { hasText: 'Theirs: {item} is broken.' });
    await conflict.waitFor();
    expect(await own().inputValue()).to.equal('Mine: {item} is broken.');
    expect(await axeFaults(page)).to.deep.equal([]);
    await keepPicture(page, 'reasons-conflict-1280');
    const { texts: mine } = before;
    await conflict.locator('summary').click();
    for (const locale of ['ms', 'id', 'vi', 'es', 'zh-Hant'] as const)
      await conflict.locator(`[lang="${locale}"]`, { hasText: mine[locale] }).waitFor();
    expect(await conflict.locator('.tag').count(), 'none of the others differs').to.equal(0);
    await conflict.getByRole('button', { name: 'Save mine over it' }).click();
    await saved();
    expect(await stored(name)).to.deep.include({ revision: revision + 2 });
    expect((await stored(name)).texts.en).to.equal('Mine: {item} is broken.');
  });

  it('goes back to theirs, not to what they had changed, where the own changes are discarded', async () => {
    const { name, revision, author: _, at: __, ...before } = await stored('damage-shown');
    await own().fill('Mine again: {item}.');
    const texts = { ...before.texts, en: 'Theirs again: {item}.' };
    await theatre.stage.supervisor.put(`/v1/reason-templates/${name}`, { ...before, texts, revision });
    await save();
    await page.locator('.reason-conflict').waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    expect(await own().inputValue()).to.equal('Theirs again: {item}.');
    await page.locator('.reason-conflict').waitFor({ state: 'detached' });
    await own().fill('Third: {item}.');
    await save();
    await saved();
    expect(await stored(name)).to.deep.include({ revision: revision + 2 });
  });

  it('makes a new one, under a name that is its own', async () => {
    await page.getByRole('button', { name: 'New prepared reason' }).click();
    for (const area of await page.locator('.language-texts textarea').all())
      await area.fill('Kept as agreed: {order}.');
    await page.locator('.reason-editor input.mono').fill('Not a name');
    await save();
    await page.locator('.field-fault', { hasText: 'begin with a letter' }).waitFor();
    await page.locator('.reason-editor input.mono').fill('kept-as-agreed');
    await save();
    await page.locator('.queue-item[aria-current]', { hasText: 'kept-as-agreed' }).waitFor();
    await saved();
    expect((await stored('kept-as-agreed')).revision).to.equal(1);
  });

  it('says why nothing is there, where it would be, and tries again', async () => {
    const templates = '**/v1/reason-templates';
    for (const hash of ['#disputes/reasons', '#disputes/reasons/damage-shown']) {
      const context = await reader(theatre.browser, { locale: 'es', width: 390, height: 844, touch: true });
      await context.route(templates, (route) => route.abort());
      const phone = await context.newPage();
      await signInto(phone, `${theatre.stage.url}/desk${hash}`, 'mediator@example.com');
      await phone.locator('.part-state:visible').waitFor();
      expect(await phone.locator('.part-state').count(), 'said once').to.equal(1);
      await context.setOffline(true);
      const note = phone.locator('.reasons .offline-note');
      await note.waitFor();
      expect((await note.boundingBox())?.width ?? 0, 'the whole width is its own').to.be.greaterThan(300);
      expect(await overflow(phone)).to.equal(0);
      expect(await axeFaults(phone)).to.deep.equal([]);
      await context.setOffline(false);
      await context.unroute(templates);
      await phone.locator('.part-state button').click();
      await phone.locator('.queue-item:visible, .reason-editor:visible').first().waitFor();
      await context.close();
    }
  });

  it('says that there are none yet, and nothing to choose from', async () => {
    const context = await reader(theatre.browser, { locale: 'es' });
    const none = { templates: [], placeholders: ['item'] };
    await context.route('**/v1/reason-templates', (route) => route.fulfill({ json: none }));
    const desk = await context.newPage();
    await signInto(desk, `${theatre.stage.url}/desk#disputes/reasons`, 'mediator@example.com');
    await desk.getByText('Todavía no hay motivos preparados.').waitFor();
    expect(await desk.locator('.reasons .mediation-none').count()).to.equal(0);
    expect(await axeFaults(desk)).to.deep.equal([]);
    await context.close();
  });

  for (const locale of ['vi', 'zh-Hant'] as const)
    it(`reads well on a phone in ${locale}`, async () => {
      const phone = await open({ locale, width: 390, height: 844, touch: true });
      await phone.locator('.queue-item').first().waitFor();
      await keepPicture(phone, `reasons-list-${locale}-390`);
      expect(await overflow(phone)).to.equal(0);
      expect(await axeFaults(phone)).to.deep.equal([]);
      await phone.locator('.queue-item').first().click();
      await phone.locator('.language-texts textarea').first().waitFor();
      await keepPicture(phone, `reasons-${locale}-390`);
      await phone.locator('.reason-fault').scrollIntoViewIfNeeded();
      await keepPicture(phone, `reasons-${locale}-390-fits`);
      expect(await overflow(phone)).to.equal(0);
      expect(await axeFaults(phone)).to.deep.equal([]);
      await phone.close();
    });
});
