import { expect } from 'chai';
import { connectShopper, newAgent, newShopper } from '../support/clients.ts';
import { type StandInModel, startLanguageModel } from '../support/language-model.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { clientId, say } from './transcript.ts';

/** Says which way it translates. */
const HONEST: StandInModel['answer'] = (task, material) =>
  `${/\((\S+?)\)\.$/mu.exec(task.split('\n')[0] ?? '')?.[1]}: ${material}`;

describe('an agent and a shopper who use different languages', function () {
  this.timeout(120_000);
  let server: TestServer;
  let model: StandInModel;
  before(async () => {
    model = await startLanguageModel(HONEST);
    server = await startServer({ env: { LLM_URL: model.url, LLM_MODEL: 'stand-in', LLM_USES: 'translation' } });
  });
  after(async () => {
    await server.stop();
    server.discard();
    model.stop();
  });

  it('read each other in translation, with the original, also after a reload, and nothing waits for it', async () => {
    const { client, conversationId, token } = await newShopper(server.url, 'vi');
    await say(client, conversationId, 'xin chào');
    const agent = await newAgent(server.url);
    await client.ask('handoff:request', { conversationId });
    await agent.next('handoff:offered');
    const opened = await agent.ask('handoff:accept', { conversationId });
    expect(opened.translation).to.deep.equal({ available: true });
    expect(model.asked, 'until the agent turns it on').to.deep.equal([]);

    const earlier = agent.next('message:translated');
    expect(await agent.ask('translation:set', { conversationId, on: true })).to.deep.include({ into: 'en' });
    expect((await earlier).translation, 'what was said before').to.deep.equal({ locale: 'en', text: 'en: xin chào' });

    const asked = agent.next('message:translated');
    const { seq } = await client.ask('message:send', {
      conversationId,
      clientId: clientId(),
      text: 'đơn AC-1009 chưa tới, tôi trả 250.000₫ ngày 12 tháng 3',
    });
    expect(await asked).to.deep.include({
      seq,
      translation: { locale: 'en', text: 'en: đơn AC-1009 chưa tới, tôi trả 250.000₫ ngày 12 tháng 3' },
    });
    expect(model.asked.at(-1)?.material).to.equal('đơn ⟦1⟧ chưa tới, tôi trả ⟦2⟧ ⟦3⟧');

    const heard = client.next('message:translated');
    const sent = await agent.ask('message:send', {
      conversationId,
      clientId: clientId(),
      text: 'Your refund is RM 12.50',
    });
    expect(await heard).to.deep.include({
      seq: sent.seq,
      translation: { locale: 'vi', text: 'vi: Your refund is RM 12.50' },
    });

    model.answer = (task, material) => (material.includes('one moment') ? undefined : HONEST(task, material));
    const began = performance.now();
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'one moment please' });
    expect(performance.now() - began, 'a send waits for no model').to.be.lessThan(2_500);

    const again = await connectShopper(server.url, token);
    const reloaded = await again.ask('conversation:open', { conversationId });
    const shown = reloaded.messages.map(({ text, translation }) => [text, translation?.text]);
    expect(shown).to.deep.include(['Your refund is RM 12.50', 'vi: Your refund is RM 12.50']);
    expect(shown, 'their own words are theirs').to.deep.include([
      'đơn AC-1009 chưa tới, tôi trả 250.000₫ ngày 12 tháng 3',
      undefined,
    ]);
    const desk = await agent.ask('conversation:open', { conversationId });
    expect(desk.translation).to.deep.equal({ available: true, into: 'en' });
    expect(desk.messages.filter(({ translation }) => translation !== undefined).length).to.equal(3);

    await agent.ask('translation:set', { conversationId, on: false });
    const before = model.asked.length;
    await agent.ask('message:send', { conversationId, clientId: clientId(), text: 'goodbye then' });
    expect(model.asked.length, 'turned off').to.equal(before);
    for (const one of [client, again, agent]) one.close();
  });
});
