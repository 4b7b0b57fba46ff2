import { expect } from 'chai';
import { type CaseScreen, chooseCase } from './case-pages.ts';
import { axeFaults } from './desk-page.ts';
import { openTheatre, type Theatre } from './dispute-theatre.ts';

describe('the desk of a mediator', function () {
  this.timeout(150_000);
  let theatre: Theatre;
  let mediator: CaseScreen;
  const numbers: string[] = [];

  before(async () => {
    theatre = await openTheatre('auracart');
    const { buyer, seller } = theatre.stage;
    const { lines } = (await buyer.get<{ lines: { orderId: string; lineId: string }[] }>('/v1/orders')).body;
    for (const orderId of ['AC-1009', 'AC-1027']) {
      const number = await buyer.opens({
        orderId,
        lineId: lines.find((line) => line.orderId === orderId)?.lineId ?? '',
        reason: 'damaged',
        wanted: { kind: 'full-refund' },
        details: `${orderId} came broken.`,
        files: [{ fileId: await buyer.uploads(), kind: 'photo' }],
      });
      await seller('Kedai Dapur Mei').does(number, 'reject', { version: 1, why: 'It left us whole.' });
      await buyer.does(number, 'escalate', { why: 'They refuse to pay.' });
      numbers.push(number);
    }
    mediator = await theatre.mediator();
  });
  after(() => theatre.close());

  it('says at a glance why a case is here and what each side has answered', async () => {
    await chooseCase(mediator, numbers[0] ?? '');
    const glance = await mediator.page.locator('.glance-card').innerText();
    expect(glance)
      .to.contain(mediator.words.events.escalate ?? '?')
      .and.contain('They refuse to pay.')
      .and.contain(mediator.words.events.reject ?? '?')
      .and.contain('It left us whole.')
      .and.contain('With the buyer');
  });

  it('has the policy and the other cases of both sides at hand', async () => {
    const { page } = mediator;
    expect(await page.locator('.policy-now').innerText(), 'of this stage').to.contain('within 5 working days');
    await page.locator('.policy-card summary').click();
    expect(await page.locator('.policy-card').innerText())
      .to.contain(mediator.words.solutions['return-refund'] ?? '?')
      .and.to.contain('The buyer sends the item within 7 days');
    expect(await page.locator('.past-cases .link-button').first().textContent()).to.equal(numbers[1]);
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it('decides a case that nobody has with three clicks, the reason among them, and goes on to the next by itself', async () => {
    const { page } = mediator;
    const card = page.locator('.decision-card');
    let clicks = 0;
    const click = async (at: ReturnType<typeof card.locator>): Promise<void> => {
      clicks += 1;
      await at.click();
    };
    await click(card.locator('.option-wrap', { hasText: mediator.words.solutions['full-refund'] ?? '' }).first());
    const reason = card.locator('.templates .option', { hasText: 'The evidence shows that Glass storage jar' });
    await click(reason.first());
    expect(await card.locator('.options-row input:checked').count(), 'whose fault it speaks of').to.equal(1);
    await click(card.locator('button[type=submit]'));
    await page.locator('.case-desk-head', { hasText: numbers[1] ?? '' }).waitFor();
    expect(clicks).to.equal(3);
    expect(await page.locator('.note-row').first().innerText()).to.contain(numbers[0]);
    expect((await theatre.stage.mediator.sees(numbers[0] ?? '')).rulings).to.have.length(1);
    expect(await card.locator('textarea').inputValue(), 'the next form is empty').to.equal('');
    const alike = page.locator('[aria-labelledby=similar]');
    expect((await alike.innerText()).split(/\s*\n\s*/), 'what the same problem was decided as').to.include.members([
      mediator.words.solutions['full-refund'],
      '1',
    ]);
  });

  it('takes a case without asking, and stays with it', async () => {
    await mediator.does('claim');
    await mediator.becomes('platform-review');
    expect(await mediator.page.locator('dialog[open]').count()).to.equal(0);
  });

  it('carries a note to the other open desk, and a question to a colleague and its answer back', async () => {
    const number = numbers[1] ?? '';
    const other = await theatre.mediator('admin');
    await chooseCase(other, number);
    await chooseCase(mediator, number);
    const notes = other.page.locator('.notes-card');
    await mediator.page.locator('#new-note').fill('Compare the seals.');
    await mediator.page.locator('.notes-card form button').click();
    await notes.locator('.case-note', { hasText: 'Compare the seals.' }).waitFor();
    expect(await notes.locator('.case-note-acts').count(), 'somebody else’s note').to.equal(0);

    const opinions = mediator.page.locator('.opinions-card');
    await opinions.locator('> button').click();
    await opinions.locator('textarea').fill('Damage or wear?');
    await opinions.locator('button[type=submit]').click();
    await other.page.locator('.queue-head .opinions-waiting').click();
    await other.page.locator('.queue-item', { hasText: number }).waitFor();
    expect(await axeFaults(other.page)).to.deep.equal([]);
    const asked = other.page.locator('.pending', { hasText: 'Damage or wear?' });
    await asked.locator('textarea').fill('Wear, I think.');
    await asked.locator('select').selectOption('reject');
    await asked.locator('button[type=submit]').click();
    await asked.waitFor({ state: 'detached' });

    const answer = opinions.locator('.opinion-answer');
    await answer.waitFor();
    expect(await answer.innerText())
      .to.contain('Wear, I think.')
      .and.to.contain(mediator.words.solutions.reject);
    await other.page.close();
  });

  it('shows what a decision moves, and the way to send it, without scrolling', async () => {
    const { page } = mediator;
    const foot = await page.locator('.decision-foot').boundingBox();
    expect((foot?.y ?? 9_999) + (foot?.height ?? 0)).to.be.at.most(page.viewportSize()?.height ?? 0);
  });
});
