import { expect } from 'chai';
import type { DisputeMessage, DisputeView } from '../../protocol/disputes.ts';
import { runCommand } from '../support/run-command.ts';
import { brokenJars, type Person, raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

describe('words that should not stand in a case', function () {
  this.timeout(60_000);
  let stage: Stage;
  let number: string;
  before(async () => {
    stage = await raiseStage('auracart');
    number = await brokenJars(stage);
  });
  after(() => stage.close());

  const seller = () => stage.seller('Kedai Dapur Mei');
  const says = async (who: Person, text: string) =>
    (await who.post<{ message: DisputeMessage }>(`/v1/disputes/${number}/messages`, { clientId: clientId(), text }))
      .body.message.id;
  const reports = (who: Person, id: string, reason = 'abusive') =>
    who.post<{ dispute: DisputeView }>(`/v1/disputes/${number}/messages/${id}/report`, { reason });
  const decides = (who: Person, id: string, hidden: boolean) =>
    who.post<{ dispute: DisputeView }>(`/v1/disputes/${number}/messages/${id}/decision`, { hidden });
  const asSeen = async (who: Person, id: string) => (await who.sees(number)).messages.find((one) => one.id === id);

  it('are reported by the other party, without the writer hearing of it, and come before a mediator', async () => {
    const id = await says(seller(), 'You are a liar, pay me outside.');
    expect((await asSeen(stage.buyer, id))?.report).to.equal(undefined);
    const { status, body } = await reports(stage.buyer, id);
    expect(status).to.equal(200);
    expect(body.dispute.messages.at(-1)?.report).to.deep.include({ by: 'buyer', reason: 'abusive', open: true });
    await reports(stage.buyer, id, 'spam');
    expect((await asSeen(stage.buyer, id))?.report?.reason, 'the first report counts').to.equal('abusive');
    expect(await asSeen(seller(), id)).to.not.have.any.keys('report', 'hidden');
    const { disputes } = await stage.mediator.lists('waits=report');
    expect(disputes.map((one) => [one.number, one.reported])).to.deep.equal([[number, true]]);
    expect((await stage.buyer.lists()).disputes[0]).to.not.have.any.keys('reported');
  });

  it('are hidden from both by a mediator, in case, chat and print alike, and can be shown again', async () => {
    const id = await says(seller(), 'I know where you live.');
    await reports(stage.buyer, id, 'threat');
    expect((await decides(stage.mediator, id, true)).status).to.equal(200);
    for (const who of [stage.buyer, seller()])
      expect(await asSeen(who, id)).to.deep.include({ text: '', attachments: [], hidden: true });
    expect((await asSeen(seller(), id))?.report, 'not who asked for it').to.equal(undefined);
    expect(await asSeen(stage.mediator, id)).to.deep.include({ text: 'I know where you live.', hidden: true });
    const asBuyer = await stage.mediator.get<{ dispute: DisputeView }>(`/v1/disputes/${number}?as=buyer`);
    expect(JSON.stringify(asBuyer.body)).to.not.include('where you live');
    await decides(stage.mediator, id, false);
    expect(await asSeen(stage.buyer, id)).to.deep.include({ text: 'I know where you live.' });
    expect((await asSeen(stage.buyer, id))?.report?.open).to.equal(false);
    await reports(stage.buyer, id);
    expect((await stage.mediator.lists('waits=report')).disputes, 'looked at once').to.have.length(1);
    const { out } = await runCommand('scripts/audit.ts', ['list', '--subject', number], {
      env: { DATA_DIR: stage.dataDir },
    });
    expect(out).to.include('dispute-message-hidden').and.include('dispute-message-shown');
    expect(out, 'no words of people').to.not.include('where you live');
  });

  it('leave with their files, whose addresses answer nobody but the platform from then on, until they are shown again', async () => {
    const photo = await seller().uploads();
    const sent = { clientId: clientId(), text: 'Look at this.', attachmentIds: [photo] };
    const { body } = await seller().post<{ message: DisputeMessage }>(`/v1/disputes/${number}/messages`, sent);
    const { id } = body.message;
    const addresses = async (who: Person) =>
      ((await asSeen(who, id))?.attachments ?? []).flatMap(({ url, thumbnailUrl = '' }) => [url, thumbnailUrl]);
    const answers = (paths: readonly string[], headers: Record<string, string> = {}) =>
      Promise.all(paths.map((path) => fetch(`${stage.url}${path}`, { headers })));
    const statuses = async (paths: readonly string[], headers = {}) =>
      (await answers(paths, headers)).map(({ status }) => status);
    const before = [...(await addresses(stage.buyer)), ...(await addresses(seller()))];
    const [first] = await answers(before);
    expect(first?.headers.get('cache-control'), 'a browser asks anew').to.equal('private, no-cache');
    const known = { 'if-none-match': first?.headers.get('etag') ?? '' };
    expect(await statuses(before)).to.deep.equal([200, 200, 200, 200]);
    expect(await statuses(before.slice(0, 1), known)).to.deep.equal([304]);
    const foreign = before.map((path) => path.replace(/within=[^&]*/, 'within=another'));
    expect(await statuses([...foreign, ...before.map((path) => path.replace(/within=[^&]*&/, ''))])).to.satisfy(
      (all: readonly number[]) => all.every((status) => status === 404),
    );

    await reports(stage.buyer, id);
    await decides(stage.mediator, id, true);
    expect(await statuses(before)).to.deep.equal([404, 404, 404, 404]);
    expect(await statuses(before.slice(0, 1), known), 'nor is it still good').to.deep.equal([404]);
    expect((await answers(before))[0]?.headers.get('cache-control')).to.equal('no-store');
    expect(await statuses(await addresses(stage.mediator))).to.deep.equal([200, 200]);
    await decides(stage.mediator, id, false);
    expect(await statuses(before)).to.deep.equal([200, 200, 200, 200]);
  });

  it('are nothing of one’s own, of the platform, of another case or of others’', async () => {
    const own = await says(stage.buyer, 'It came broken.');
    const code = async (answer: Promise<{ body: { error?: { code: string } } }>) => (await answer).body.error?.code;
    expect(await code(reports(stage.buyer, own))).to.equal('case_message_not_reportable');
    expect(await code(reports(seller(), own, 'rude'))).to.equal('request_malformed');
    expect(await code(reports(stage.buyer, 'none'))).to.equal('case_message_not_found');
    expect(await code(reports(stage.neighbour, own))).to.equal('dispute_not_found');
    expect(await code(decides(stage.buyer, own, true))).to.equal('login_required');
    await stage.mediator.does(number, 'claim');
    const platforms = await says(stage.mediator, 'Please stay polite.');
    expect(await code(reports(stage.buyer, platforms))).to.equal('case_message_not_reportable');
    expect(await code(decides(stage.mediator, platforms, true))).to.equal('case_message_not_reportable');
  });
});
