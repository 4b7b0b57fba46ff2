import { expect } from 'chai';
import { STATES, type State } from '../../../disputes/domain/case.ts';
import type { EventType } from '../../../disputes/domain/events.ts';
import { type PartyRole, ROLES, type Role } from '../../../disputes/domain/roles.ts';
import { EVENT_TYPES } from '../../../disputes/domain/rules/all-rules.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { caseFor, eventFor, NOW } from './fakes/canonical.ts';
import { ACTORS, deepFreeze, PROFILE_IDS, type ProfileId, profileNamed, START } from './fakes/cases.ts';
import { LEADS_TO, MAY, ONLY_IN } from './fakes/expected-cells.ts';
import { LEAVES, TELLS } from './fakes/expected-effects.ts';
import { broken } from './fakes/invariants.ts';

const WORDS = new Map(
  STATES.flatMap((state) =>
    Object.entries(MAY[state]).map(([seat, words]) => [`${state}/${seat}`, new Set(words.split(' '))]),
  ),
);

function seats(role: Role, claimant: PartyRole): string[] {
  if (role === 'buyer' || role === 'seller') return [role, role === claimant ? 'claimant' : 'respondent'];
  return role === 'supervisor' ? ['supervisor', 'mediator'] : [role];
}

const may = (state: State, role: Role, claimant: PartyRole, type: EventType) =>
  seats(role, claimant).some((seat) => WORDS.get(`${state}/${seat}`)?.has(type) === true);

/** The refusal that the second table expects, or undefined where it expects a yes. */
function expectedRefusal(
  profile: ProfileId,
  state: State,
  role: Role,
  claimant: PartyRole,
  type: EventType,
): string | undefined {
  if (state === 'closed' && !type.startsWith('chargeback-')) return 'dispute_closed';
  if (!STATES.some((any) => may(any, role, claimant, type))) return 'actor_not_permitted';
  if (ONLY_IN[type]?.includes(profile) === false) return 'action_not_in_profile';
  // Said in words of its own: somebody waits for a decision.
  if (type === 'cancel' && ['platform-review', 'info-requested'].includes(state)) return 'decision_awaited';
  if (!may(state, role, claimant, type)) return 'action_not_in_state';
  if (type === 'open' && role === 'seller' && profile !== 'p2p') return 'opener_not_permitted';
  if (type.startsWith('return-inspected') || type === 'return-mismatch') {
    return role === (profile === 'taobao' ? 'warehouse' : 'seller') ? undefined : 'inspector_not_permitted';
  }
  if (type === 'return-received' && role === 'seller' && profile === 'taobao') return 'inspector_not_permitted';
  return undefined;
}

describe('every cell of the dispute table', () => {
  it('knows every event in the second table', () => {
    expect(Object.keys(LEADS_TO).sort()).deep.equal([...EVENT_TYPES].sort());
    const words = new Set([...WORDS.values()].flatMap((set) => [...set]));
    expect([...words].filter((word) => !EVENT_TYPES.some((type) => type === word))).deep.equal([]);
    expect(
      EVENT_TYPES.filter((type) => !words.has(type)),
      'an event that nobody may ever do',
    ).deep.equal([]);
  });

  for (const profile of PROFILE_IDS) {
    it(`is decided as the second table expects, and a refusal changes nothing (${profile})`, () => {
      const claimants: PartyRole[] = profile === 'p2p' ? ['buyer', 'seller'] : ['buyer'];
      let allowed = 0;
      let refused = 0;
      for (const claimant of claimants) {
        for (const state of STATES) {
          for (const role of ROLES) {
            for (const type of EVENT_TYPES) {
              const cell = `${profile}: ${state} × ${type} × ${role} (claimant ${claimant})`;
              const actor = ACTORS[role];
              const row = deepFreeze(caseFor(profile, state, claimant, type, actor.id));
              const event = eventFor(type, profile, row, role);
              const answer = decide(row, event, actor, profileNamed(profile), type === 'open' ? START : NOW);
              const code = expectedRefusal(profile, state, role, claimant, type);
              expect(answer.ok ? undefined : answer.code, cell).equal(code);
              if (!answer.ok) {
                refused += 1;
                expect(answer, cell).not.property('effects');
                continue;
              }
              allowed += 1;
              const to = answer.case.state === state ? 'same' : answer.case.state;
              expect(LEADS_TO[type].split(' '), `${cell} led to ${to}`).satisfy(
                (words: string[]) => words.includes(to) || words.includes(answer.case.state),
              );
              expect(broken(row, answer), cell).deep.equal([]);
              const told = answer.effects.flatMap((effect) => (effect.kind === 'notice' ? effect.template : []));
              // A closed case has no money that freezes or thaws.
              const tells = state === 'closed' ? 'chargeback-late' : TELLS[type];
              expect(told, cell).include.members(tells?.split(' ') ?? []);
              expect(LEAVES[type]?.(answer.case, row, profile), cell).not.equal(false);
            }
          }
        }
      }
      const cells = claimants.length * STATES.length * ROLES.length * EVENT_TYPES.length;
      expect(allowed + refused).equal(cells);
      expect(allowed).greaterThan(100);
    });
  }

  it('gives the same answer to the same question', () => {
    for (const state of STATES) {
      for (const type of EVENT_TYPES) {
        const row = caseFor('auracart', state, 'buyer', type, 'mediator-1');
        const event = eventFor(type, 'auracart', row, 'buyer');
        for (const role of ROLES) {
          const once = decide(row, event, ACTORS[role], profileNamed('auracart'), NOW);
          const twice = decide(row, event, ACTORS[role], profileNamed('auracart'), NOW);
          expect(JSON.stringify(twice)).equal(JSON.stringify(once));
        }
      }
    }
  });

  it('tells a stranger in a party’s role no more than that there is nothing', () => {
    for (const state of STATES) {
      for (const type of EVENT_TYPES) {
        const row = caseFor('auracart', state, 'buyer', type, 'x');
        for (const role of ['buyer', 'seller'] as const) {
          const stranger = { role, id: 'somebody-else' };
          const answer = decide(row, eventFor(type, 'auracart', row, role), stranger, profileNamed('auracart'), NOW);
          expect(answer).deep.equal({
            ok: false,
            code: state === 'draft' ? 'order_not_found' : 'dispute_not_found',
            data: {},
          });
        }
      }
    }
  });

  it('keeps staff with a tie to a party away from its case', () => {
    const tied = [
      { role: 'mediator', id: 'mediator-1', ties: ['shop-1'] },
      { role: 'supervisor', id: 'supervisor-1', ties: ['other', 'buyer-1'] },
      { role: 'mediator', id: 'buyer-1' },
    ] as const;
    for (const actor of tied) {
      const row = caseFor('auracart', 'platform-review', 'buyer', 'rule', actor.id);
      const answer = decide(row, eventFor('rule', 'auracart', row, actor.role), actor, profileNamed('auracart'), NOW);
      expect(answer).include({ ok: false, code: 'mediator_tied' });
    }
  });

  it('refuses to decide under another profile than the one the case is pinned to', () => {
    const row = caseFor('auracart', 'platform-queue', 'buyer', 'claim', 'mediator-1');
    const current = profileNamed('auracart');
    const newer = { ...current, version: current.version + 1 };
    const answer = decide(row, { type: 'claim', data: {} }, ACTORS.mediator, newer, NOW);
    expect(answer).include({ ok: false, code: 'profile_mismatch' });
  });
});
