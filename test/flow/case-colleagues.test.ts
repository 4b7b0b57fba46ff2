import { expect } from 'chai';
import type { ColleaguesView, OpinionsWaiting } from '../../protocol/dispute-colleagues.ts';
import { runCommand } from '../support/run-command.ts';
import { brokenJars, type Person, raiseStage, type Stage } from './dispute-stage.ts';

const SECRET = 'This buyer has claimed four times.';

describe('what mediators write to each other', function () {
  this.timeout(60_000);
  let stage: Stage;
  let number: string;
  const colleagues = async (who: Person) => (await who.get<ColleaguesView>(`/v1/disputes/${number}/colleagues`)).body;
  const posts = (who: Person, path: string, body: object) =>
    who.post<ColleaguesView>(`/v1/disputes/${number}/${path}`, body);
  const waiting = async (who: Person) => (await who.get<OpinionsWaiting>('/v1/opinions')).body;

  before(async () => {
    stage = await raiseStage('auracart');
    number = await brokenJars(stage);
  });
  after(() => stage.close());

  it('is a note that every mediator reads and no party finds anywhere', async () => {
    const added = await posts(stage.mediator, 'notes', { clientId: 'n-1', text: SECRET });
    expect(added.status).to.equal(201);
    expect((await posts(stage.mediator, 'notes', { clientId: 'n-1', text: 'again' })).body.notes).to.have.length(1);
    const [note] = (await colleagues(stage.supervisor)).notes;
    expect(note).to.include({ author: 'Wei-Ting', text: SECRET }).and.not.have.property('changeUntil');

    const { seller } = await stage.buyer.sees(number);
    for (const party of [stage.buyer, stage.seller(seller), stage.neighbour]) {
      expect((await party.get(`/v1/disputes/${number}/colleagues`)).status).to.be.within(401, 404);
      expect((await posts(party, 'notes', { clientId: 'x', text: 'mine' })).status).to.be.within(401, 404);
    }
    const everything = [
      await stage.buyer.sees(number),
      await stage.seller(seller).sees(number),
      await stage.buyer.notices(),
      await stage.seller(seller).notices(),
      (await stage.mediator.get(`/v1/disputes/${number}?as=seller`)).body,
    ];
    expect(JSON.stringify(everything)).not.to.contain(SECRET);
  });

  it('can be changed and taken back by its author for a quarter of an hour, and by nobody else', async () => {
    const [note] = (await colleagues(stage.mediator)).notes;
    expect(note).to.have.property('changeUntil');
    const change = (who: Person, text?: string) => posts(who, `notes/${note?.id}`, text === undefined ? {} : { text });
    expect((await change(stage.supervisor, 'mine now')).body.error?.code).to.equal('note_not_own');
    expect((await change(stage.mediator, 'Five times.')).body.notes[0]).to.include({ text: 'Five times.' });
    stage.passes(16 * 60_000);
    expect((await change(stage.mediator)).body.error?.code).to.equal('note_too_old');
    const second = (await posts(stage.mediator, 'notes', { clientId: 'n-2', text: 'A slip.' })).body.notes[1];
    expect((await posts(stage.mediator, `notes/${second?.id}`, {})).body.notes).to.have.length(1);
    expect((await posts(stage.mediator, 'notes', { clientId: 'n-3', text: '  ' })).status).to.equal(400);
  });

  it('is an opinion that a colleague is asked for, finds in the queue, and gives; the asker is told', async () => {
    const { mediators } = await colleagues(stage.mediator);
    expect(mediators.map(({ name }) => name)).to.deep.equal(['Sari']);
    const asked = mediators[0]?.id ?? '';
    expect(
      (await posts(stage.mediator, 'opinions', { clientId: 'o-0', asked: 'demo-agent', question: 'Genuine?' })).body
        .error?.code,
    ).to.equal('colleague_unknown');
    await posts(stage.mediator, 'opinions', { clientId: 'o-1', asked, question: 'Is this damage or wear?' });
    expect(
      (await posts(stage.mediator, 'opinions', { clientId: 'o-2', asked, question: 'Well?' })).body.error?.code,
    ).to.equal('opinion_exists');

    expect(await waiting(stage.supervisor)).to.deep.equal({ asked: 1, answered: 0 });
    expect(await waiting(stage.mediator)).to.deep.equal({ asked: 0, answered: 0 });
    const queue = (await stage.supervisor.lists('waits=opinion')).disputes;
    expect(queue.map((each) => [each.number, each.opinion])).to.deep.equal([[number, 'asked']]);
    expect((await stage.mediator.lists('waits=opinion')).disputes).to.deep.equal([]);

    const opinion = (await colleagues(stage.supervisor)).opinions[0];
    expect(opinion).to.include({ own: 'asked', state: 'open', asker: 'Wei-Ting' });
    const answer = (who: Person, body: object) => posts(who, `opinions/${opinion?.id}/answer`, body);
    expect((await answer(stage.mediator, { text: 'Mine.' })).body.error?.code).to.equal('opinion_not_found');
    const wrong = { text: 'Wear.', terms: { kind: 'exchange' } };
    expect((await answer(stage.supervisor, wrong)).body.error?.code).to.equal('solution_not_offered');
    await answer(stage.supervisor, { text: 'Wear.', terms: { kind: 'partial-refund', amount: 1_000 } });
    expect(await waiting(stage.supervisor)).to.deep.equal({ asked: 0, answered: 0 });
    expect(await waiting(stage.mediator)).to.deep.equal({ asked: 0, answered: 1 });
    expect((await stage.mediator.lists('')).disputes.map((each) => each.opinion)).to.deep.equal(['answered']);

    const read = (await colleagues(stage.mediator)).opinions[0];
    expect(read?.answer).to.deep.include({
      text: 'Wear.',
      terms: { kind: 'partial-refund', amount: { currency: 'MYR', amount: 1_000 } },
    });
    expect(await waiting(stage.mediator), 'once it was read').to.deep.equal({ asked: 0, answered: 0 });
    expect((await answer(stage.supervisor, { text: 'No.' })).body.error?.code).to.equal('opinion_over');
  });

  it('is in the audit of the case: who did what, and never the words', async () => {
    const { out } = await runCommand('scripts/audit.ts', ['list', '--subject', number], {
      env: { DATA_DIR: stage.dataDir },
    });
    for (const act of ['noted', 'note-changed', 'note-removed', 'notes-read']) expect(out).to.contain(`dispute-${act}`);
    for (const act of ['asked', 'given']) expect(out).to.contain(`opinion-${act}`);
    expect(out).not.to.contain('Five times').and.not.to.contain('Wear');
  });
});
