import { expect } from 'chai';
import { allowedActions } from '../../../disputes/domain/allowed-actions.ts';
import { STATES } from '../../../disputes/domain/case.ts';
import { ROLES } from '../../../disputes/domain/roles.ts';
import { EVENT_TYPES } from '../../../disputes/domain/rules/all-rules.ts';
import { decide } from '../../../disputes/domain/state-machine.ts';
import { caseFor, eventFor, NOW } from './fakes/canonical.ts';
import { ACTORS, PROFILE_IDS, profileNamed, SECOND_MEDIATOR, START, terms } from './fakes/cases.ts';
import { Story } from './fakes/story.ts';

describe('allowed actions', () => {
  it('are what the table then allows: nothing shown is refused, nothing allowed is hidden', () => {
    for (const profile of PROFILE_IDS) {
      for (const state of STATES) {
        for (const role of ROLES) {
          for (const type of EVENT_TYPES) {
            const row = caseFor(profile, state, 'buyer', type, ACTORS[role].id);
            const at = type === 'open' ? START : NOW;
            const shown = allowedActions(row, ACTORS[role], profileNamed(profile), at).find(
              (each) => each.action === type,
            );
            const answer = decide(row, eventFor(type, profile, row, role), ACTORS[role], profileNamed(profile), at);
            expect(shown?.open === true, `${profile}: ${state} × ${type} × ${role}`).equal(answer.ok);
          }
        }
      }
    }
  });

  it('name the instant and the reason of what unlocks later, and the one who waits sees the same instant as the gate', async () => {
    const story = new Story('auracart');
    await story.open();
    const locked = await story.can('buyer', 'escalate');
    expect(locked).deep.equal({
      action: 'escalate',
      open: false,
      opensAt: START + 24 * 3_600_000 + 1,
      because: 'waited',
    });
    story.at = START + 24 * 3_600_000;
    expect(await story.can('buyer', 'escalate')).include({ open: false });
    story.at += 1;
    expect(await story.can('buyer', 'escalate')).include({ open: true });
    expect(await story.can('seller', 'escalate'), 'not the seller’s button here').equal(undefined);
  });

  it('list the versions that can still be answered', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.does('seller', 'offer', { terms: terms('partial-refund', 1000) });
    await story.does('seller', 'offer', { terms: terms('partial-refund', 2000) });
    expect(await story.can('buyer', 'accept-offer')).deep.include({ versions: [3] });
    expect(await story.can('seller', 'accept-offer')).deep.include({ versions: [1] });
    expect(await story.can('seller', 'approve')).deep.include({ versions: [1] });
    story.at += 5 * 24 * 3_600_000;
    expect(await story.can('buyer', 'accept-offer')).deep.include({ versions: [3] });
    story.at += 1;
    expect(await story.can('buyer', 'accept-offer'), 'expired').equal(undefined);
  });

  it('show a mediator only what this mediator may do', async () => {
    const story = new Story('auracart', { paid: 900_000 });
    await story.open();
    await story.passes(6 * 24);
    const names = async (actor = ACTORS.mediator) =>
      allowedActions(await story.row(), actor, story.profile, story.at).map((each) => each.action);
    expect(await names())
      .include('claim')
      .and.not.include('rule');
    await story.does('mediator', 'claim', {});
    expect(await names()).include.members(['rule', 'propose', 'request-info', 'release']);
    expect(await names(SECOND_MEDIATOR)).not.include.members(['rule']);
    expect(await names(ACTORS.supervisor), 'a supervisor can take a case from somebody').include('release');
    await story.does('mediator', 'rule', { terms: terms('full-refund'), reasons: 'r', fault: 'seller' });
    expect(await names()).not.include('confirm-ruling');
    expect(await names(SECOND_MEDIATOR)).include.members(['confirm-ruling', 'decline-ruling']);
  });
});
