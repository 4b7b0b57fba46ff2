import { expect } from 'chai';
import { DAY } from '../flow/dispute-stage.ts';
import { keepPicture } from './browser.ts';
import { chooseCase, openByForm, takeCase } from './case-pages.ts';
import { axeFaults } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('a decision can be appealed', function () {
  this.timeout(120_000);
  let theatre: Theatre;
  before(async () => {
    theatre = await openTheatre('alibaba');
  });
  afterEach(() => expect(theatre.faults()).to.deep.equal([]));
  after(() => theatre.close());

  it('among friends first, then formal, rejected, appealed, and overturned by somebody else (Chinese)', async () => {
    const buyer = await theatre.buyer('/resolution/new', { locale: 'zh-Hant' });
    const number = await openByForm(buyer, {
      orderId: 'AC-1018',
      reason: 'quality',
      details: '鞋底開膠。',
      wanted: 'full-refund',
    });
    await buyer.becomes('friendly');
    await buyer.does('make-formal', { text: '協商未果。' });
    await buyer.becomes('platform-queue');

    const mediator = await theatre.mediator();
    await takeCase(mediator, number);
    await mediator.does('rule', { terms: 'reject', choice: 'buyer', text: 'The goods match the order.' });
    await buyer.becomes('ruled');
    expect(await buyer.page.locator('.deadline-afterwards').textContent()).to.equal(
      buyer.words.afterwards['carried-out'],
    );
    expect(await theatre.stage.booked(), 'no money moves before the last word').to.deep.equal({ escrow: 7_999 });
    expect(await axeFaults(buyer.page)).to.deep.equal([]);
    await keepPicture(buyer.page, 'appeal-ruled-zh');
    await buyer.does('appeal', { text: '檢測報告顯示不同結果。', file: true });
    await buyer.becomes('appeal-review');

    await mediator.page.locator('.pending', { hasText: '檢測報告' }).waitFor();
    expect(await mediator.offers('claim'), 'nobody reviews their own decision').to.equal(false);
    await keepPicture(mediator.page, 'appeal-not-the-same');

    const second = await theatre.mediator('admin');
    await takeCase(second, number);
    await second.start('overturn');
    const form = await second.page.locator('dialog[open]').innerText();
    expect(form, 'what is reviewed, and what is said against it')
      .to.contain('Reject the claim')
      .and.contain('檢測報告');
    await second.page.keyboard.press('Escape');
    await second.does('overturn', { terms: 'full-refund', choice: 'seller', text: 'The report is sound.' });
    await buyer.becomes('closed');
    expect(await buyer.page.locator('.ruling').count(), 'both decisions can be read').to.equal(2);
    expect(await buyer.page.locator('.ruling-gone .tag-caution').count(), 'what holds no longer is marked').to.equal(1);
    expect(await buyer.page.locator('.ruling').first().getAttribute('class')).to.equal('ruling');
    expect((await theatre.stage.booked()).buyer).to.equal(7_999);
  });

  it('is carried out by itself once the time for an appeal is over (Vietnamese)', async () => {
    const { stage } = theatre;
    const files = [{ fileId: await stage.buyer.uploads(), kind: 'photo' as const }];
    const number = await stage.buyer.opens({
      orderId: 'AC-1009',
      lineId: 'AC-1009-1',
      reason: 'quality',
      wanted: { kind: 'partial-refund', amount: 3_000 },
      files,
    });
    const seller = await theatre.seller(`/resolution/${number}`, { locale: 'vi', width: 390, height: 844, dark: true });
    await stage.buyer.does(number, 'make-formal', { why: 'No answer.' });
    const mediator = await theatre.mediator();
    await chooseCase(mediator, number);
    await mediator.does('claim');
    await mediator.does('rule', {
      terms: 'partial-refund',
      amount: '25',
      choice: 'seller',
      text: 'One lid is broken.',
    });
    // No limit is set for ringgit: a second person confirms every one.
    const second = await theatre.mediator('admin');
    await chooseCase(second, number);
    await second.does('confirm-ruling');
    await seller.becomes('ruled');
    expect(await seller.offers('appeal')).to.equal(true);
    await theatre.passes(13 * DAY);
    await seller.becomes('ruled');
    await theatre.passes(DAY + 1_000);
    // After two weeks the shop has to vouch for the seller again.
    const back = await theatre.seller(`/resolution/${number}`, { locale: 'vi', width: 390, height: 844, dark: true });
    await back.becomes('closed');
    expect(await axeFaults(back.page)).to.deep.equal([]);
    await keepPicture(back.page, 'appeal-over-vi-390-dark');
  });
});
