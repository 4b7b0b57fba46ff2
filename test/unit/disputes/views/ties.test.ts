import { expect } from 'chai';
import { draftCase } from '../../../../disputes/domain/draft-case.ts';
import { decide } from '../../../../disputes/domain/state-machine.ts';
import { type CaseRoutePorts, caseRoutes } from '../../../../disputes/routes/case-routes.ts';
import { actorFor, staffReader } from '../../../../disputes/views/staff-seats.ts';
import { partyTies } from '../../../../disputes/views/ties.ts';
import type { CodedError } from '../../../../protocol/error-codes.ts';
import type { Call } from '../../../../transport/route.ts';
import type { Account } from '../../../../transport/who-calls.ts';
import { ACTORS, claimFor, orderLine, profileNamed, START } from '../fakes/cases.ts';

const account = (email: string): Account => ({
  ...{ id: 'staff-1', email, name: 'Wei-Ting', passwordHash: '', roles: ['mediator'], skills: [], locale: 'en' },
  ...{ capacity: 1, active: true },
});

describe('a mediator who is a party of the case', () => {
  const profile = profileNamed('auracart');
  const order = orderLine('auracart');
  const draft = draftCase({
    id: 'c',
    number: 'KD-1',
    profile: { id: 'auracart', version: profile.version },
    order,
    account: undefined,
  });
  const opened = decide(draft, { type: 'open', data: claimFor('auracart', 'buyer') }, ACTORS.buyer, profile, START);
  const row = opened.ok ? opened.case : draft;
  const tiesOf = partyTies({ emailsOf: async () => new Map([[order.seller.id, 'mei@example.com']]) });

  it('is known by their e-mail address', async () => {
    expect(await tiesOf(account('mei@example.com'), row)).to.deep.equal([order.seller.id]);
    expect(await tiesOf(account('wei@example.com'), row)).to.deep.equal([]);
  });

  it('decides nothing in it, and enters nothing for the courier', async () => {
    const reader = staffReader(account('mei@example.com'), await tiesOf(account('mei@example.com'), row));
    for (const action of ['legal-hold', 'courier-result'] as const) {
      const actor = actorFor(reader, action);
      expect(actor).to.include({ role: 'mediator' });
      const answer = decide(row, { type: 'legal-hold', data: { on: true, why: 'Mine.' } }, actor, profile, START + 1);
      expect(answer).to.include({ ok: false, code: 'mediator_tied' });
    }
  });

  it('reads it by no route of the desk, through nobody’s eyes', async () => {
    const reader = staffReader(account('mei@example.com'), await tiesOf(account('mei@example.com'), row));
    const ports = { readers: { of: async () => ({ row, reader, name: '' }) } } as unknown as CaseRoutePorts;
    const read = caseRoutes(ports).find(({ method }) => method === 'GET');
    for (const query of ['', 'as=buyer', 'as=seller']) {
      const call = { path: { number: row.number }, query: new URLSearchParams(query) } as unknown as Call;
      const handled = Promise.resolve().then(() => read?.handle(call));
      const code = await handled.catch((error: unknown) => (error as CodedError).code);
      expect(code, query).to.equal('mediator_tied');
    }
  });
});
