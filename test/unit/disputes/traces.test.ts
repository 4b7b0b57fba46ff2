import { expect } from 'chai';
import { HOUR, START, terms } from './fakes/cases.ts';
import { refusalOf, Story } from './fakes/story.ts';

/** What an event leaves behind in the row, beyond the state. */
describe('traces of events in a case', () => {
  it('a seller who talks on does not prolong the buyer’s turn, and nobody waits for a buyer who has spoken last', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.does('seller', 'message', { messageId: 'm-1' });
    const dueAt = (await story.row()).clocks['buyer-silence']?.dueAt;
    expect(dueAt).equal(START + 72 * HOUR + 1);
    await story.passes(10);
    await story.does('seller', 'message', { messageId: 'm-2' });
    expect((await story.row()).clocks['buyer-silence']?.dueAt).equal(dueAt);
    await story.does('buyer', 'message', { messageId: 'm-3' });
    expect((await story.row()).clocks).not.property('buyer-silence');
  });

  it('a word after the warning keeps an idle case open', async () => {
    const story = new Story('tokopedia');
    await story.open();
    await story.passes(14 * 24 + 1);
    expect((await story.row()).clocks).property('idle-close');
    await story.does('buyer', 'message', { messageId: 'm' });
    expect((await story.row()).clocks).not.property('idle-close');
    expect((await story.passes(5 * 24)).state).equal('respondent-review');
  });

  it('each addition to the evidence is a version, and says whose it is and when', async () => {
    const story = new Story('auracart');
    await story.open();
    await story.passes(2);
    const row = await story.submits('seller', {
      type: 'add-evidence',
      data: { files: [{ fileId: 'f-1', kind: 'photo' }] },
    });
    expect(row.evidenceVersion).equal(2);
    expect(row.evidence.at(-1)).deep.include({ fileId: 'f-1', by: 'seller', at: START + 2 * HOUR });
  });

  it('a parcel on its way back leaves its label, tracking and arrival', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('return-refund') });
    await story.does('seller', 'approve', { version: 1 });
    await story.does('seller', 'return-label', { label: 'L', evidence: [] });
    await story.does('buyer', 'return-shipped', { tracking: 'T', evidence: [] });
    await story.passes(30);
    const row = await story.does('seller', 'return-received', {});
    expect(row.returnParcel).deep.equal({ label: 'L', tracking: 'T', receivedAt: START + 30 * HOUR });
  });

  it('goods that arrived stop their clock, also while money is frozen', async () => {
    const story = new Story('tokopedia');
    await story.open('buyer', { reason: 'incomplete', wanted: terms('send-rest') });
    await story.does('seller', 'approve', { version: 1 });
    expect(await refusalOf(story.does('buyer', 'goods-received', {})), 'before they were sent').equal('goods_not_due');
    await story.does('seller', 'goods-sent', { tracking: 'T-1' });
    await story.does('payments', 'chargeback-open', { reference: 'cb' });
    expect((await story.does('buyer', 'goods-received', {})).remedy).deep.include({
      goods: 'received',
      withheld: true,
    });
    expect((await story.passes(60 * 24)).state).equal('remedy');
  });

  it('trouble with the ledger is forgotten when the ledger has done its work', async () => {
    const story = new Story('auracart');
    await story.open('buyer', { wanted: terms('partial-refund') });
    story.ledger.refusing.add('case-form-1/partial');
    await story.does('seller', 'approve', { version: 1 });
    expect((await story.row()).flags.remedyTrouble).equal('ledger-failed');
    story.ledger.refusing.clear();
    await story.passes(1);
    const row = await story.does('buyer', 'message', { messageId: 'm' }).catch(() => story.row());
    expect(row.flags.remedyTrouble).equal(null);
  });
});
