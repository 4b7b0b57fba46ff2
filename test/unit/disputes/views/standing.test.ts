import { expect } from 'chai';
import { allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import { NEXT_STEPS, SENTENCES, STANDING_WARNINGS } from '../../../../disputes/views/standing/sentences.ts';
import { standingOf } from '../../../../disputes/views/standing/standing.ts';
import { standingText } from '../../../../locales/standing-text.ts';
import { words } from '../../../../locales/words.ts';
import { LOCALES } from '../../../../protocol/locale.ts';
import { DAY, terms } from '../fakes/cases.ts';
import { allCells } from '../fakes/standing-cells.ts';
import { Story } from '../fakes/story.ts';
import { told } from '../fakes/told.ts';
import { PARCEL_WORDS } from '../fakes/trade-words.ts';

/** Whose turn it is: `buyer`, `seller`, both, or nobody. */
async function turn(story: Story): Promise<string> {
  const row = await story.row();
  const asked = (['buyer', 'seller'] as const).filter((party) =>
    ['you', 'both'].includes(standingOf({ row, party, profile: story.profile, at: story.at }).turn),
  );
  return asked.join(' and ') || 'nobody';
}

describe('whose turn it is', () => {
  it('goes back and forth with the newest offer, and to nobody once the platform has the case', async () => {
    const story = new Story('auracart');
    await story.open();
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'offer', { terms: terms('partial-refund', 1000) });
    expect(await turn(story), 'the claim still stands, but it was answered').to.equal('buyer');
    await story.does('buyer', 'counter', { version: 2, terms: terms('partial-refund', 3000) });
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'reject', { version: 3, why: 'Too much.' });
    expect(await turn(story)).to.equal('buyer');
    await story.does('buyer', 'escalate', { why: 'No way.' });
    expect(await turn(story)).to.equal('nobody');
    await story.does('mediator', 'claim', {});
    await story.does('mediator', 'request-info', { to: ['buyer'], question: 'How big is it?' });
    expect(await turn(story)).to.equal('buyer');
  });

  it('is the claimant’s no longer when the offer before them has run out', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    expect(await turn(story)).to.equal('buyer');
    await story.passes(7 * 24 + 1);
    await story.does('buyer', 'message', { messageId: 'm' });
    expect(await turn(story)).to.equal('seller');
  });

  it('is the buyer’s when goods are on their way, not before they were sent', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { wanted: terms('exchange') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await turn(story), 'how it comes back').to.equal('seller');
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    expect(await turn(story)).to.equal('buyer');
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
    await story.does('seller', 'return-received', {});
    await story.does('seller', 'return-inspected', {});
    expect(await turn(story)).to.equal('seller');
    await story.does('seller', 'goods-sent', { tracking: 'JX-2' });
    expect(await turn(story)).to.equal('buyer');
  });
});

describe('where a case stands, told to each side', () => {
  it('never lets a sentence stand beside the clock of another: the courier’s date is nobody’s answer', async () => {
    const story = new Story('taobao', { small: true });
    await story.open('buyer', { reason: 'parcel-damaged', wanted: terms('resend'), delivery: 'signed' });
    expect((await story.row()).clocks.courier, 'the courier was asked').to.not.equal(undefined);
    expect(await told(story, 'seller')).to.equal('answer first-answer unlocks-other-unagreed +courier-checking');
    expect(await told(story, 'buyer')).to.equal('answer-awaited first-answer unlocks-you-unagreed +courier-checking');
  });

  it('says after “agreed” that the other side must confirm, and to whom it falls', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    const confirm = { solution: 'unlock-order', minor: 10_000, currency: 'VND' } as const;
    await story.does('seller', 'agreed', { confirm });
    expect(await told(story, 'seller')).to.match(/^agreed-awaited agreement to-platform/);
    expect(await told(story, 'buyer')).to.match(/^agreed-confirm agreement to-platform/);
  });

  it('says after a flat refusal that there is none to accept, and from when the platform can be called', async () => {
    const story = new Story('taobao');
    await story.open();
    await story.does('seller', 'reject', { version: 1, why: 'Worn.' });
    expect(await told(story, 'buyer')).to.equal('declined-call-later first-answer unlocks-you-unagreed');
    expect(await told(story, 'seller')).to.equal('declined-by-you first-answer unlocks-other-unagreed');
  });

  it('shows the buyer the 72 hours after which the seller may call the platform, also after a contest', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('exchange') });
    expect(await told(story, 'buyer')).to.equal('offer-received-silence buyer-silence unlocks-other');
    expect(await told(story, 'seller')).to.equal('offer-awaited-silence buyer-silence unlocks-you');
    await story.passes(73);
    expect(await told(story, 'buyer')).to.equal('reply-late idle-warning reminds-closes');
    expect(await told(story, 'seller')).to.equal('reply-missing idle-warning reminds-closes');
  });

  it('promises no money in an exchange, and names the warehouse where the item goes there', async () => {
    const story = new Story('taobao');
    await story.open('buyer', { wanted: terms('exchange') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await told(story, 'buyer')).to.match(/^label-awaited-warehouse .*\+replacement-to-you/);
    expect(await told(story, 'seller')).to.match(/^label-wanted-warehouse /);
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
    for (const party of ['buyer', 'seller'] as const) expect(await told(story, party)).to.match(/^return-to-warehouse/);
  });

  it('waits for the seller before the buyer knows how to send the item back', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await told(story, 'seller')).to.equal('label-wanted return to-platform +refund-to-buyer');
    expect(await told(story, 'buyer')).to.equal('label-awaited return to-platform +refund-to-you');
    await story.does('seller', 'return-label', { address: 'Jalan 1', evidence: [] });
    expect(await told(story, 'buyer')).to.match(/^send-back return/);
    expect(await told(story, 'seller')).to.match(/^send-back-awaited return/);
  });

  it('threatens nobody with their silence who has written', async () => {
    const story = new Story('p2p');
    await story.open('buyer');
    expect(await told(story, 'seller')).to.equal('claim-order-not-unlocked first-answer to-platform-adverse-you');
    await story.does('seller', 'message', { messageId: 'm' });
    expect(await told(story, 'seller')).to.equal('claim-order-not-unlocked first-answer to-platform');
  });

  it('tells whom a returned item is held against, and not that nothing is asked of them', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'JX-1', evidence: [] });
    await story.does('seller', 'return-received', {});
    const evidence = [
      { fileId: 'f', kind: 'photo', contentType: 'image/jpeg', bytes: 1, sha256: 'c'.repeat(64) },
    ] as const;
    await story.does('seller', 'return-mismatch', { why: 'Another cup.', evidence });
    expect(await told(story, 'buyer')).to.match(/^trouble-return-doubted platform/);
    expect(await told(story, 'seller')).to.match(/^trouble-return-reported platform/);
  });
});

describe('every sentence that a case can say', function () {
  this.timeout(60_000);
  const cells = allCells(60);

  it('has words in six languages, with nothing left to fill in', () => {
    for (const { look, standing } of cells)
      for (const locale of LOCALES) {
        const { disputes } = words(locale);
        const text = standingText(standing, disputes, locale);
        const said = [text.says, text.next, text.warning, ...Object.values(text.due ?? {})];
        for (const one of said)
          if (one !== undefined)
            expect(one, `${locale} ${standing.says}`)
              .to.match(/\s|\p{Script=Han}/u)
              .and.not.match(/[{}]/);
        expect(disputes.standing, look.row.state).to.have.property(standing.says);
      }
  });

  it('is in the words of every language, also where no walk leads, and no language has one more', () => {
    for (const locale of LOCALES) {
      const { standing, next, standingWarnings, clockLabels } = words(locale).disputes;
      expect(standing, locale).to.have.all.keys(Object.keys(SENTENCES));
      expect(next, locale).to.have.all.keys([...NEXT_STEPS]);
      expect(standingWarnings, locale).to.have.all.keys([...STANDING_WARNINGS]);
      const labels = Object.values(SENTENCES).flatMap((one) =>
        'deadline' in one && one.deadline ? [one.deadline.label] : [],
      );
      expect(clockLabels, locale).to.have.all.keys([...new Set(labels)]);
    }
  });

  /** Few walks end so. */
  async function sharedEnding() {
    const story = new Story('taobao');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('discount', 1000) });
    await story.does('buyer', 'accept-offer', { version: 2 });
    const row = await story.passes(24);
    return standingOf({ row, party: 'buyer', profile: story.profile, at: story.at });
  }

  it('says once where the money of a case that is over went, where the first card says it', async () => {
    const over = cells.filter(({ look }) => look.row.state === 'closed').map(({ standing }) => standing);
    over.push(await sharedEnding());
    const sentences = new Set(over.map(({ says }) => says));
    expect(sentences, 'paid to one, to both, and withdrawn').to.include.all.keys(
      'closed-to-you',
      'closed-to-other',
      'closed-shared',
      'closed-withdrawn',
      'trade-unlocked',
    );
    for (const locale of LOCALES) {
      const { standing: texts, moneyWent } = words(locale).disputes;
      expect(Object.keys(SENTENCES), locale).to.include.members(Object.keys(moneyWent));
      for (const code of Object.keys(SENTENCES).filter((one) =>
        /^closed-|^trade-.*ed(-you)?$|^trade-withdrawn$/.test(one),
      ))
        expect(texts, `${locale} ${code}`).to.have.property(code).that.does.not.include('{sum}');
    }
    for (const standing of over)
      for (const locale of LOCALES) {
        const { says, besideMoney } = standingText(standing, words(locale).disputes, locale);
        expect(says.startsWith(besideMoney), `${locale} ${says}`).to.equal(true);
        if (standing.sum === undefined) continue;
        expect(says.length, `letters and the chat say it: ${locale} ${standing.says}`).to.be.above(besideMoney.length);
      }
  });

  it('names a clock that runs, and asks only for what the reader can do', () => {
    for (const { profile, look, standing } of cells) {
      const { row, party, at } = look;
      const { deadline, act, turn: whose } = standing;
      const where = `${profile} ${row.state} ${party}: ${standing.says}`;
      if (deadline !== undefined && !['offer', 'joining'].includes(deadline.clock))
        expect(row.clocks, where).to.have.property(deadline.clock);
      if (act === undefined || at !== row.openedAt || (whose !== 'you' && whose !== 'both')) continue;
      const open = allowedActions(row, { role: party, id: row.order[party].id }, look.profile, at).filter(
        (each) => each.open,
      );
      expect(
        open.map((each) => each.action),
        where,
      ).to.include(act);
    }
  });

  it('speaks in a trade of payments of no parcel, refund or delivery', () => {
    for (const { standing } of cells.filter(({ profile }) => profile === 'p2p'))
      for (const locale of LOCALES) {
        const { says, next, warning, due } = standingText(standing, words(locale).disputes, locale);
        const text = [says, next, warning, due?.label, due?.afterwards].join(' ').toLowerCase();
        for (const rival of PARCEL_WORDS[locale]) expect(text, `${locale} ${standing.says}`).to.not.include(rival);
      }
  });

  it('does not say that something opens later which is open now', () => {
    for (const { profile, look, standing } of cells) {
      const { next, deadline } = standing;
      if (next !== 'call-platform') continue;
      expect(deadline?.afterwards, `${profile} ${look.row.state} ${standing.says}`).to.not.match(/^unlocks-(you|both)/);
    }
  });

  it('tells no side of a deadline of somebody else as theirs', () => {
    for (const { look, standing } of cells) {
      const { deadline, turn: whose } = standing;
      if (deadline === undefined) continue;
      const own = deadline.label.startsWith('your-');
      if (own) expect(['you', 'both'], `${look.row.state} ${standing.says}`).to.include(whose);
      if (deadline.label.startsWith('their-')) expect(whose, standing.says).to.not.equal('you');
      expect(Date.parse(deadline.dueAt) - Date.parse(deadline.startedAt))
        .to.be.greaterThan(0)
        .and.lessThan(400 * DAY);
    }
  });
});
