import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ACTION_FORMS } from '../../../../apps/case/action-forms.ts';
import { CLOCKS, STATES } from '../../../../disputes/domain/case.ts';
import { EVIDENCE_KINDS } from '../../../../disputes/domain/evidence-rules.ts';
import { COURIER_RESULTS } from '../../../../disputes/domain/parcels.ts';
import { REFUSAL_CODES } from '../../../../disputes/domain/refusal.ts';
import { ROLES } from '../../../../disputes/domain/roles.ts';
import { EVENT_TYPES } from '../../../../disputes/domain/rules/all-rules.ts';
import { SOLUTION_KINDS } from '../../../../disputes/domain/solutions.ts';
import { BOOK } from '../../disputes/fakes/cases.ts';

type Group = Readonly<Record<string, string>>;
const file = JSON.parse(readFileSync(new URL('../../../../locales/en.json', import.meta.url), 'utf8')) as {
  readonly errors: Group;
  readonly disputes: Readonly<Record<string, Group>>;
};

const profiles = [...BOOK.current.values()];
const reasons = profiles.flatMap((profile) => Object.keys(profile.reasons));
const declarations = profiles.flatMap((profile) => Object.values(profile.reasons).flatMap(({ declare }) => declare));

/** Group of words → every code that the domain can put there. That the other five languages have them too, the words test says. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  states: STATES,
  actions: Object.keys(ACTION_FORMS),
  done: [...Object.keys(ACTION_FORMS), 'ask-else'],
  events: EVENT_TYPES,
  reasons,
  declarations,
  solutions: [...SOLUTION_KINDS, 'cancelled', 'lapsed'],
  solutionHints: SOLUTION_KINDS,
  clocks: CLOCKS,
  locks: [
    'first-answer-overdue',
    'negotiation-overdue',
    'waited',
    'buyer-silent',
    'after-first-answer',
    'after-disagreement',
  ],
  kinds: EVIDENCE_KINDS,
  courier: COURIER_RESULTS,
  roles: ROLES,
};

describe('words of disputes', () => {
  for (const [group, codes] of Object.entries(CODES)) {
    it(`has a word for each code of ${group}`, () => {
      expect(codes.filter((code) => file.disputes[group]?.[code] === undefined)).to.deep.equal([]);
    });
  }

  it('has words for each refusal', () => {
    expect(REFUSAL_CODES.filter((code) => file.errors[code] === undefined)).to.deep.equal([]);
  });

  it('has a form for each action that people can take', () => {
    const systems = [
      'open',
      'message',
      'remedy-done',
      'remedy-failed',
      'chargeback-open',
      'chargeback-closed',
      'downtime',
      'told',
      'unreached',
    ];
    const clocks = [...Object.keys(file.disputes.events ?? {})].filter((event) =>
      /-due$|^idle-|silent|window-end|escalation-open/.test(event),
    );
    const people = EVENT_TYPES.filter((event) => !systems.includes(event) && !clocks.includes(event));
    expect(people.filter((event) => ACTION_FORMS[event] === undefined)).to.deep.equal([]);
  });
});
