import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { DisputeCase } from '../../../disputes/domain/case.ts';
import { readProfile } from '../../../disputes/domain/profile/profile.ts';
import { decide, extendForDowntime, SYSTEM_CLOCK } from '../../../disputes/domain/state-machine.ts';
import { ACTORS, claimFor, DAY, draft, HOUR, profileNamed, START, terms } from './fakes/cases.ts';
import { Story } from './fakes/story.ts';

/** A case whose other side has been told at once. */
function opened(profile: string, at = START): DisputeCase {
  const event = { type: 'open', data: claimFor(profile) } as const;
  const change = { deliveredAt: at - DAY, promisedAt: at - DAY };
  const answer = decide(draft(profile, change), event, ACTORS.buyer, profileNamed(profile), at);
  if (!answer.ok) throw new Error(answer.code);
  const told = { type: 'told', data: { party: 'seller', by: 'email' } } as const;
  const noted = decide(answer.case, told, SYSTEM_CLOCK, profileNamed(profile), at);
  if (!noted.ok) throw new Error(noted.code);
  return noted.case;
}

function fire(row: DisputeCase, dueAt: number, at: number) {
  return decide(row, { type: 'respondent-due', data: { dueAt } }, SYSTEM_CLOCK, profileNamed(row.profile.id), at);
}

describe('clocks of a dispute', () => {
  it('never fire early, not by a millisecond, nor with a clock an hour off', () => {
    const row = opened('auracart');
    const dueAt = row.clocks['first-answer']?.dueAt ?? 0;
    for (const early of [1, 1000, HOUR]) {
      expect(fire(row, dueAt, dueAt - early)).include({ ok: false, code: 'clock_early' });
    }
    expect(fire(row, dueAt, dueAt)).include({ ok: true });
    expect(fire(row, dueAt, dueAt + HOUR)).include({ ok: true });
    expect(fire(row, dueAt, dueAt + 8 * DAY), 'found eight days later').include({ ok: true });
  });

  it('fire once: a second scheduler finds nothing to do', () => {
    const row = opened('tokopedia');
    const dueAt = row.clocks['first-answer']?.dueAt ?? 0;
    const once = fire(row, dueAt, dueAt);
    if (!once.ok) throw new Error(once.code);
    expect(once.case.clocks['first-answer']).equal(undefined);
    expect(fire(once.case, dueAt, dueAt)).include({ ok: false, code: 'clock_not_running' });
  });

  it('are not confused with themselves after they were moved', () => {
    const row = opened('auracart');
    const dueAt = row.clocks['first-answer']?.dueAt ?? 0;
    const moved = extendForDowntime(row, START + HOUR, START + 3 * HOUR, profileNamed('auracart'), START + 3 * HOUR);
    if (!moved.ok) throw new Error(moved.code);
    expect(moved.case.clocks['first-answer']?.dueAt).equal(dueAt + 2 * HOUR);
    expect(fire(moved.case, dueAt, dueAt + DAY)).include({ ok: false, code: 'clock_moved' });
  });

  it('get back what they lost while the system was down: all of them, once, and not what was over before', () => {
    const row = opened('auracart');
    const profile = profileNamed('auracart');
    const due = (of: DisputeCase) => [of.clocks['first-answer']?.dueAt, of.clocks.escalation?.dueAt];
    const [answer = 0, escalation = 0] = due(row);
    // Down across the instant at which the escalation would have opened: the hour before it is given back after.
    const from = escalation - HOUR;
    const to = escalation + 4 * HOUR;
    const moved = extendForDowntime(row, from, to, profile, to);
    if (!moved.ok) throw new Error(moved.code);
    expect(due(moved.case)).deep.equal([answer + 5 * HOUR, to + HOUR]);
    expect(extendForDowntime(moved.case, from, to, profile, to)).include({ ok: false, code: 'downtime_counted' });
    const longer = extendForDowntime(moved.case, from, to + HOUR, profile, to + HOUR);
    expect(longer.ok && due(longer.case)[0], 'only the new part counts').equal(answer + 6 * HOUR);
    const late = extendForDowntime(row, escalation + DAY, escalation + DAY + HOUR, profile, escalation + 2 * DAY);
    expect(late.ok && due(late.case)[1], 'due before the system went down').equal(escalation);
    expect(extendForDowntime(row, START + HOUR, START + 2 * HOUR, profile, START), 'a span in the future').include({
      ok: false,
    });
  });

  it('give a party the time that its offer lost, too', () => {
    const profile = profileNamed('auracart');
    const offered = decide(
      opened('auracart'),
      { type: 'offer', data: { terms: terms('partial-refund') } },
      ACTORS.seller,
      profile,
      START,
    );
    if (!offered.ok) throw new Error(offered.code);
    const moved = extendForDowntime(offered.case, START + DAY, START + 2 * DAY, profile, START + 2 * DAY);
    expect(moved.ok && moved.case.offers.at(-1)?.expiresAt).equal(START + 6 * DAY + 1);
    expect(moved.ok && moved.case.offers[0]?.expiresAt, 'the claim itself does not run out').equal(null);
  });

  it('follow the working calendar over a weekend, a holiday, a leap day and clock changes', () => {
    const answerBy = (iso: string, timeZone?: string) => {
      const text = readFileSync(new URL('../../../disputes/profiles/auracart.yaml', import.meta.url), 'utf8');
      const read = readProfile('a', timeZone === undefined ? text : text.replace('Asia/Kuala_Lumpur', timeZone));
      if ('faults' in read) throw new Error('profile');
      const at = Date.parse(iso);
      const event = { type: 'open', data: claimFor('auracart') } as const;
      const answer = decide(draft('auracart', { deliveredAt: at - DAY }), event, ACTORS.buyer, read.profile, at);
      if (!answer.ok) throw new Error(answer.code);
      return new Date((answer.case.clocks['first-answer']?.dueAt ?? 0) - 1).toISOString();
    };
    expect(answerBy('2026-03-06T10:00:00+08:00'), 'Friday').equal('2026-03-11T02:00:00.000Z');
    expect(answerBy('2026-08-28T10:00:00+08:00'), 'National Day on Monday').equal('2026-09-03T02:00:00.000Z');
    expect(answerBy('2028-02-28T10:00:00+08:00'), 'over 29 February').equal('2028-03-02T02:00:00.000Z');
    expect(answerBy('2026-03-06T10:00:00-05:00', 'America/New_York'), 'spring').equal('2026-03-11T14:00:00.000Z');
    expect(answerBy('2026-10-30T10:00:00-04:00', 'America/New_York'), 'autumn').equal('2026-11-04T15:00:00.000Z');
  });

  it('decide no case by themselves, whatever fires', async () => {
    for (const profile of ['auracart', 'p2p', 'taobao', 'tokopedia', 'alibaba']) {
      const story = new Story(profile);
      await story.open();
      const row = await story.passes(10 * 24);
      expect(row.rulings, profile).deep.equal([]);
      expect(row.state, profile).not.equal('closed');
      expect(story.ledger.sums(), profile).deep.equal({ buyer: 0, seller: 0 });
    }
  });

  it('keep running at the platform so that the queue can be ordered by deadline', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.passes(6 * 24);
    expect((await story.row()).clocks.platform?.dueAt).greaterThan(story.at);
    const later = await story.passes(10 * 24);
    expect(later.flags.reviewOverdue).equal(true);
    expect(later.state).equal('platform-queue');
  });
});
