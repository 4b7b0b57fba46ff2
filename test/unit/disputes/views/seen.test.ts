import { expect } from 'chai';
import { disputeOffice } from '../../../../disputes/cases/dispute-office.ts';
import type { OfficePorts } from '../../../../disputes/cases/office-ports.ts';
import { disputeReaders } from '../../../../disputes/views/readers.ts';
import type { ViewPorts } from '../../../../disputes/views/view-facts.ts';
import { CodedError } from '../../../../protocol/error-codes.ts';
import { ACTORS, BOOK } from '../fakes/cases.ts';
import { Story } from '../fakes/story.ts';

/** A case whose seller has not been told of it yet. */
async function untold(): Promise<Story> {
  const story = new Story('auracart');
  story.lettersArrive = false;
  await story.open();
  return story;
}

describe('reading a case', () => {
  it('goes on where it cannot be noted that a party has seen it, and notes it the next time', async () => {
    const story = await untold();
    const faults: unknown[] = [];
    let full = true;
    const records = Object.assign(Object.create(story.store), {
      record: async (decided: never) => {
        if (full) throw new CodedError('storage_unavailable');
        return story.store.record(decided);
      },
    });
    const office = disputeOffice({
      ...story.deps,
      records,
      now: () => story.at,
      onFault: (error: unknown) => void faults.push((error as CodedError).code),
    } as unknown as OfficePorts);
    const row = await story.row();
    expect(await office.seen(row, ACTORS.seller)).to.deep.equal(row);
    expect(faults).to.deep.equal(['storage_unavailable']);
    full = false;
    expect((await office.seen(row, ACTORS.seller)).reach?.seller?.state).to.equal('told');
  });

  it('shows a running case without its rules in lists and by itself, and says so', async () => {
    const story = await untold();
    const readers = disputeReaders({
      records: Object.assign(Object.create(story.store), { countOf: async () => ({ live: 1, closed: 0 }) }),
      messages: { of: async () => [] },
      waiting: { of: async () => [] },
      attachments: { find: async () => [], findAny: async () => [] },
      accountName: async () => undefined,
      profiles: { ...BOOK, find: () => undefined },
      timeZone: 'Asia/Kuala_Lumpur',
      pictureOf: () => undefined,
      sign: () => '',
      now: () => story.at,
      similarTo: async () => [],
    } as unknown as ViewPorts);
    const row = await story.row();
    const viewer = { role: 'seller', id: ACTORS.seller.id } as const;
    expect(readers.summary(row, viewer, new Map())).to.include({ number: row.number, degraded: true });
    for (const reader of [viewer, { role: 'mediator', id: 'm' } as const]) {
      const view = await readers.view(row, reader);
      expect(view).to.include({ degraded: true, state: row.state, timeZone: 'Asia/Kuala_Lumpur' });
      expect([view.actions, view.clocks, view.solutions]).to.deep.equal([[], [], []]);
    }
  });
});
