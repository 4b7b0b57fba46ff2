import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { endOfPeriod, periodText } from '../../../calendar/period.ts';
import { ProfileFaults, profileBook, readProfile } from '../../../disputes/domain/profile/profile.ts';
import { HOUR, PROFILE_IDS, profileNamed, START } from './fakes/cases.ts';

const TEXT = readFileSync(new URL('../../../disputes/profiles/auracart.yaml', import.meta.url), 'utf8');

function changed(change: (content: Record<string, unknown>) => void): string {
  const content = parse(TEXT) as Record<string, unknown>;
  change(content);
  return stringify(content);
}

function faultsOf(text: string) {
  const result = readProfile('my.yaml', text);
  return 'faults' in result ? result.faults : [];
}

describe('dispute profiles', () => {
  it('ship five, as the design’s table has them', () => {
    const table = PROFILE_IDS.map((id) => {
      const { opener, firstAnswer, appeal, outcomes } = profileNamed(id);
      const answer = `${periodText(firstAnswer.within)} → ${firstAnswer.effect}`;
      return [id, opener, answer, outcomes.join(' '), appeal === undefined ? 'none' : periodText(appeal.within)];
    });
    expect(table).deep.equal([
      ['auracart', 'buyer', '3 working days → escalate', 'full-refund partial-refund return-refund reject', 'none'],
      ['p2p', 'either', '24 hours → adverse-flag', 'cancel-order unlock-order', 'none'],
      ['taobao', 'buyer', '7 days → unlock-buyer', 'return-refund exchange repair discount resend reject', 'none'],
      ['tokopedia', 'buyer', '3 days → unlock-both', 'full-refund release-seller exchange send-rest', 'none'],
      ['alibaba', 'buyer', '7 days → unlock-buyer', 'full-refund partial-refund return-refund reject', '14 days'],
    ]);
    expect(profileNamed('p2p').notices).include.members(['email', 'sms']);
    expect(profileNamed('tokopedia').buyerSilence?.longerThan).deep.equal({ amount: 72, unit: 'hour' });
    expect(profileNamed('taobao').serviceTargets.chatFirstReply).deep.equal({ amount: 5, unit: 'minute' });
    expect(profileNamed('taobao').reasons.quality?.declare).deep.equal(['unworn']);
    expect(Object.keys(profileNamed('alibaba').reasons)).deep.equal(['quality', 'shipping-error', 'not-received']);
  });

  it('report every fault at once, each with its path and an example', () => {
    const text = changed((content) => {
      content.version = 0;
      content.opener = 'anyone';
      content.firstAnswer = { within: '3 business days', effect: 'refund', stoppedBy: 'answer' };
      content.surprise = true;
      delete content.outcomes;
      (content.reasons as Record<string, { solutions: string[] }>).damaged = { solutions: ['magic'] };
      (content.calendar as Record<string, unknown>).timeZone = 'Mars/Olympus';
    });
    const faults = faultsOf(text);
    expect(faults.map((fault) => fault.path)).include.members([
      'version',
      'opener',
      'firstAnswer.within',
      'firstAnswer.effect',
      'outcomes',
      'reasons.damaged.solutions[0]',
      'reasons.damaged.evidence',
      'calendar.timeZone',
    ]);
    expect(faults.some((fault) => fault.message.includes('surprise'))).equal(true);
    expect(faults.every((fault) => fault.example.length > 5 && fault.file === 'my.yaml')).equal(true);
    expect(faults.find((fault) => fault.path === 'firstAnswer.within')?.example).contain('3 working days');
  });

  it('name each required field when it is missing', () => {
    const fields = Object.keys(parse(TEXT) as object);
    const optional = ['secondCase', 'contactFirst', 'negotiation', 'offers', 'idle'];
    for (const field of fields) {
      const faults = faultsOf(changed((content) => delete content[field]));
      if (optional.includes(field)) expect(faults, field).deep.equal([]);
      else
        expect(
          faults.map((fault) => fault.path),
          field,
        ).include(field);
    }
  });

  it('find contradictions between fields', () => {
    const contradictions: [string, (content: Record<string, unknown>) => void][] = [
      [
        'firstAnswer.effect',
        (content) => {
          content.opener = 'either';
          content.firstAnswer = { within: '3 days', effect: 'unlock-buyer', stoppedBy: 'answer' };
        },
      ],
      [
        'ruling.binding',
        (content) => {
          content.appeal = { within: '14 days', evidence: 'advised' };
        },
      ],
      [
        'agreement',
        (content) => {
          content.answers = ['agreed'];
        },
      ],
      [
        'agreement',
        (content) => {
          content.agreement = { confirmWithin: '1 day' };
        },
      ],
      [
        'answers',
        (content) => {
          content.answers = ['offer'];
        },
      ],
      [
        'outcomes',
        (content) => {
          content.outcomes = ['full-refund'];
        },
      ],
      [
        'courierCheck.reasons[0]',
        (content) => {
          content.courierCheck = {
            reasons: ['lost'],
            within: '5 days',
            proposes: { compensates: 'full-refund', refuses: 'resend', verified: 'exchange' },
          };
        },
      ],
      [
        'courierCheck.proposes.refuses',
        (content) => {
          content.courierCheck = {
            reasons: ['damaged'],
            within: '5 days',
            proposes: { compensates: 'full-refund', refuses: 'discount', verified: 'exchange' },
          };
        },
      ],
      [
        'escalation.after',
        (content) => {
          delete content.negotiation;
          content.escalation = { by: ['claimant'], after: { firstAnswer: false, disagreement: false } };
        },
      ],
      [
        'reasons.damaged.by',
        (content) => {
          (content.reasons as Record<string, object>).damaged = {
            ...(content.reasons as Record<string, object>).damaged,
            by: ['seller'],
          };
        },
      ],
    ];
    for (const [path, change] of contradictions) {
      expect(
        faultsOf(changed(change)).map((fault) => fault.path),
        path,
      ).include(path);
    }
    expect(faultsOf(TEXT)).deep.equal([]);
  });

  it('say so where a file is no YAML or empty, and survive hostile text', () => {
    expect(faultsOf('id: [').length).greaterThan(0);
    expect(faultsOf('').length).greaterThan(0);
    expect(faultsOf('just words').length).greaterThan(0);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map(
        (key, index) =>
          `${key}: &${key} [${Array(9)
            .fill(`*${'abcdefg'.charAt(index)}`)
            .join(',')}]`,
      )
      .join('\n')}`;
    expect(faultsOf(bomb).length).greaterThan(0);
  });

  it('keep old versions for the cases opened under them', () => {
    const second = TEXT.replace('version: 3', 'version: 4').replace('3 working days', '2 working days');
    const book = profileBook([
      { file: 'b', text: second },
      { file: 'a', text: TEXT },
    ]);
    expect(book.current.get('auracart')?.version).equal(4);
    expect(book.find('auracart', 3)?.firstAnswer.within.amount).equal(3);
    expect(book.find('auracart', 1)).equal(undefined);
    expect(() =>
      profileBook([
        { file: 'a', text: TEXT },
        { file: 'b', text: TEXT },
      ]),
    ).throw(ProfileFaults, 'second file');
    expect(() => profileBook([])).throw(ProfileFaults);
  });

  it('count a day as 24 hours and a working day by the calendar', () => {
    const { calendar } = profileNamed('auracart');
    expect(endOfPeriod({ amount: 3, unit: 'day' }, START, calendar)).equal(START + 72 * HOUR);
    expect(endOfPeriod({ amount: 3, unit: 'working day' }, START, calendar)).equal(START + 120 * HOUR);
    expect(endOfPeriod({ amount: 5, unit: 'minute' }, START, calendar)).equal(START + 300_000);
    expect(endOfPeriod({ amount: 10, unit: 'working hour' }, START, calendar)).equal(START + 25 * HOUR);
  });
});
