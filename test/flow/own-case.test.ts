import { expect } from 'chai';
import type { NoticeView } from '../../protocol/dispute-access.ts';
import { runCommand } from '../support/run-command.ts';
import { brokenJars, type Person, raiseStage, type Stage } from './dispute-stage.ts';

const PASSWORD = 'correct horse battery staple';

describe('a mediator whose own case it is', function () {
  this.timeout(120_000);
  let stage: Stage;
  let number: string;
  let mai: Person;
  const codeOf = async (path: string) => (await mai.get(path)).body.error?.code;

  before(async () => {
    stage = await raiseStage('auracart');
    // The buyer works here, too: the same e-mail address.
    const added = await runCommand(
      'scripts/staff.ts',
      ['add', 'Mai@example.com', '--roles', 'mediator,supervisor', '--name', 'Mai', '--password-file', '-'],
      { env: { DATA_DIR: stage.dataDir }, input: `${PASSWORD}\n` },
    );
    expect(added.code, added.err).to.equal(0);
    mai = stage.staff('mai@example.com', PASSWORD);
    number = await brokenJars(stage);
    await stage.seller('Kedai Dapur Mei').does(number, 'reject', { version: 1, why: 'It was whole.' });
    await stage.buyer.does(number, 'escalate', { why: 'It is broken.' });
    await stage.mediator.does(number, 'claim');
  });
  after(() => stage.close());

  it('does not read what only staff see of it, nor what the other side sees', async () => {
    for (const path of ['', '?as=buyer', '?as=seller', '/colleagues', '/reasons?outcome=reject'])
      expect(await codeOf(`/v1/disputes/${number}${path}`), path).to.equal('mediator_tied');
    const link = await mai.post(`/v1/disputes/${number}/links`, { party: 'seller' });
    expect(link.body.error?.code).to.equal('mediator_tied');
  });

  it('does not find it in the queue, nor among what the desk is told', async () => {
    const other = await stage.neighbour.opens({
      orderId: 'AC-2001',
      lineId: 'AC-2001-1',
      reason: 'missing',
      wanted: { kind: 'full-refund' },
    });
    await stage.seller('Kedai Dapur Mei').does(other, 'reject', { version: 1, why: 'All was there.' });
    await stage.neighbour.does(other, 'escalate', { why: 'It was not.' });
    const queue = async (who: Person) => (await who.lists()).disputes.map((each) => each.number);
    expect(await queue(stage.mediator)).to.have.members([number, other]);
    expect(await queue(mai)).to.deep.equal([other]);
    const told = async (who: Person) =>
      new Set((await who.get<{ notices: NoticeView[] }>('/v1/notices')).body.notices.map((each) => each.disputeNumber));
    expect([...(await told(stage.mediator))]).to.have.members([number, other]);
    expect([...(await told(mai))]).to.deep.equal([other]);
  });

  it('does nothing in it', async () => {
    expect(await mai.does(number, 'release')).to.equal('mediator_tied');
    const said = await mai.post(`/v1/disputes/${number}/messages`, { clientId: 'm-1', text: 'For me, please.' });
    expect(said.body.error?.code).to.equal('mediator_tied');
  });

  it('sees their own side of it as the party that they are', async () => {
    const { role, history, signals } = await stage.buyer.sees(number);
    expect({ role, history, signals }).to.deep.equal({ role: 'buyer', history: undefined, signals: undefined });
  });
});
