import { expect } from 'chai';
import type { FilledReason, ReasonTemplateView } from '../../protocol/dispute-reasons.ts';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';

describe('a decision with a prepared reason', function () {
  this.timeout(60_000);
  let stage: Stage;
  let number: string;
  before(async () => {
    stage = await raiseStage('auracart');
    number = await brokenJars(stage);
    const { seller } = await stage.buyer.sees(number);
    await stage.seller(seller).does(number, 'reject', { version: 1, why: 'It was whole.' });
    await stage.buyer.does(number, 'escalate', { why: 'They refuse.' });
    await stage.mediator.does(number, 'claim');
  });
  after(() => stage.close());

  it('offers what fits the outcome, filled in, and to mediators only', async () => {
    const ask = (outcome: string) =>
      stage.mediator.get<{ reasons: readonly FilledReason[] }>(`/v1/disputes/${number}/reasons?outcome=${outcome}`);
    const names = async (outcome: string) => (await ask(outcome)).body.reasons.map(({ name }) => name);
    expect(await names('full-refund'))
      .to.include('damage-shown')
      .and.not.include('damage-not-shown');
    expect(await names('reject'))
      .to.include('damage-not-shown')
      .and.not.include('damage-shown');
    expect((await ask('full-refund')).body.reasons[0]?.texts.vi).to.contain('Glass storage jar');
    expect((await stage.buyer.get(`/v1/disputes/${number}/reasons?outcome=reject`)).status).to.be.within(401, 403);
  });

  it('refuses one that does not fit, and needs words or a prepared reason', async () => {
    const rule = (data: object) =>
      stage.mediator.does(number, 'rule', { terms: { kind: 'full-refund' }, fault: 'seller', reasons: '', ...data });
    expect(await rule({})).to.equal('text_missing');
    expect(await rule({ template: 'damage-not-shown' })).to.equal('template_unfillable');
    expect(await rule({ template: 'no-such' })).to.equal('template_unknown');
  });

  it('reaches each reader in every language, beside the mediator’s own words and their language; an edit changes none of it', async () => {
    const data = { terms: { kind: 'full-refund' }, fault: 'seller', reasons: 'Thank you.', writtenIn: 'en' };
    await stage.mediator.does(number, 'rule', { ...data, template: 'damage-shown' });
    type Listed = { templates: readonly { name: string; revision: number; texts: Record<string, string> }[] };
    const { templates } = (await stage.mediator.get<Listed>('/v1/reason-templates')).body;
    expect(templates.find(({ name }) => name === 'damage-shown')?.revision).to.equal(1);
    const { seller } = await stage.buyer.sees(number);
    for (const party of [stage.buyer, stage.seller(seller)]) {
      const [ruling] = (await party.sees(number)).rulings;
      expect(ruling?.prepared?.es).to.match(/^Las pruebas muestran que Glass storage jar/);
      expect(ruling).to.include({ reasons: 'Thank you.', writtenIn: 'en' });
    }
  });

  it('an edit changes nothing of a ruling already made, and one from an older revision is refused', async () => {
    type Listed = { templates: readonly ReasonTemplateView[] };
    const { templates } = (await stage.mediator.get<Listed>('/v1/reason-templates')).body;
    const {
      name,
      author: _,
      at: __,
      ...shown
    } = templates.find((each) => each.name === 'damage-shown') ?? expect.fail();
    const save = (revision: number, en: string) =>
      stage.mediator.put(`/v1/reason-templates/${name}`, { ...shown, revision, texts: { ...shown.texts, en } });
    const before = (await stage.buyer.sees(number)).rulings[0]?.prepared;
    expect((await save(shown.revision, 'Edited: {item}.')).status).to.equal(200);
    expect((await stage.buyer.sees(number)).rulings[0]?.prepared).to.deep.equal(before);

    const stale = await save(shown.revision, 'Too late: {item}.');
    expect(stale.status).to.equal(409);
    expect(stale.body.error).to.deep.include({ code: 'template_conflict' });
    expect(stale.body.error?.data?.revision).to.equal(shown.revision + 1);
  });
});
