import { expect } from 'chai';
import { accept, axeFaults, caller, openDesk } from './desk-page.ts';
import { pageStage } from './page-stage.ts';

/** Runs in the page: the ends of two uploads are told to it in one piece of work, with no drawing between them. */
function endUploadsInPairs(): void {
  const ends: (() => void)[] = [];
  const listen = EventTarget.prototype.addEventListener;
  XMLHttpRequest.prototype.addEventListener = function (this: XMLHttpRequest, kind: string, listener: EventListener) {
    const paired = (event: Event): void => {
      ends.push(() => listener.call(this, event));
      if (ends.length === 2) for (const end of ends.splice(0)) end();
    };
    listen.call(this, kind, kind === 'load' ? paired : listener);
  };
}

describe('what is typed and attached at the desk, while the desk is drawn anew', function () {
  this.timeout(60_000);
  const stage = pageStage();

  it('keeps a number of chats until it is taken, and says of a wrong one which can be', async () => {
    const context = await stage.newContext();
    await context.clock.install();
    const page = await openDesk(context, stage.url, stage.faults);
    const summary = page.locator('.presence-menu summary');
    const field = page.locator('.presence-menu input[type=number]');
    const wrong = page.locator('.capacity-wrong');
    await summary.click();
    await field.fill('7');
    await page.clock.runFor(2_000);
    expect(await field.inputValue()).to.equal('7');
    expect(await wrong.innerText()).to.equal('');
    await field.press('Enter');
    await summary.getByText('of 7 chats').waitFor();

    await field.fill('99');
    await page.clock.runFor(2_000);
    expect(await field.inputValue()).to.equal('99');
    expect(await wrong.innerText()).to.equal('Type a whole number from 1 to 10.');
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.locator('.presence-menu input[type=radio]').first().focus();
    expect(await field.inputValue()).to.equal('7');
    expect(await wrong.innerText()).to.equal('');
    expect(await summary.innerText()).to.include('of 7 chats');
  });

  it('sends both of two files that become ready at once', async () => {
    const context = await stage.newContext();
    await context.addInitScript(endUploadsInPairs);
    const page = await openDesk(context, stage.url, stage.faults);
    const shopper = await caller(stage.url, 'en', 'my parcel is late');
    const column = await accept(page, shopper.id);
    const receipts = ['one.txt', 'two.txt'].map((name) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(`Receipt ${name}\n`),
    }));
    await column.locator('input[type=file]').setInputFiles(receipts);
    const said = shopper.client.next('message:new', ({ message }) => message.author.kind === 'agent');
    await column.locator('.composer .button-main[aria-disabled=false]').click();
    expect((await said).message.attachments?.map(({ name }) => name)).to.have.members(['one.txt', 'two.txt']);
    shopper.client.close();
  });
});
