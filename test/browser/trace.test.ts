import { expect } from 'chai';
import { keepPicture } from './browser.ts';
import { accept, axeFaults, caller, openDesk, overflow } from './desk-page.ts';
import { PHONE, pageStage } from './page-stage.ts';

describe('why the bot said what it said, at the desk', function () {
  this.timeout(120_000);
  const stage = pageStage();

  for (const [name, options, locale] of [
    ['desk', {}, 'en'],
    ['phone', PHONE, 'vi'],
  ] as const)
    it(`is told in a panel that says what was compared, on a ${name}`, async () => {
      const page = await openDesk(await stage.newContext(options, locale), stage.url, stage.faults);
      const shopper = await caller(stage.url, 'en', 'how do i trakc my order');
      const column = await accept(page, shopper.id);
      expect(await column.locator('.why').count(), 'the greeting has no reason of its own').to.equal(1);
      await column.locator('.why').click();
      const panel = page.getByRole('dialog');
      await panel.locator('.trace-candidates').waitFor();
      const text = await panel.innerText();
      for (const said of ['trakc → track', 'how do i trakc my order']) expect(text).to.include(said);
      expect(await panel.locator('.trace-track i').count(), 'thresholds on the scales').to.equal(3);
      expect(await overflow(page)).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      await keepPicture(page, `why-${name}`);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      shopper.client.close();
    });
});
