import { expect } from 'chai';
import { newShopper } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { chat } from '../unit/dialogs/fakes/chat.ts';
import { say } from './transcript.ts';

describe('a conversation that was ended', function () {
  this.timeout(120_000);

  it('leaves no form behind, only a draft that the next dispute offers once', async () => {
    const talk = chat({ locale: 'ms' });
    await talk.say('pesanan AC-1009 sampai dengan penutup pecah, saya nak separuh duit balik');
    talk.end();
    const asked = await talk.say('berapa lama bayaran balik?');
    expect(asked.message.content.card?.type).to.equal('answer');
    expect(asked.text).not.to.include('pertikaian anda:');
    expect(talk.memory().dialogs.dialogStack).to.deep.equal([]);
    expect(talk.memory().form).to.equal(undefined);
    const resumed = await talk.say('nak buka pertikaian');
    expect(resumed.text).to.include('Draf anda saya simpan');
    expect(resumed.text, 'not resumed and asked to be kept at once').not.to.include('Perlukah saya simpan');
    await talk.press('Mula semula');
    expect(talk.memory().form).to.deep.equal([]);
  });

  it('resumes a draft where it stood, though it was put aside while its keeping was asked', async () => {
    const talk = chat({ locale: 'ms' });
    await talk.say('pesanan AC-1009 sampai dengan penutup pecah, saya nak separuh duit balik');
    await talk.say('berhenti');
    await talk.say('apa status kes saya');
    const resumed = await talk.say('nak buka pertikaian');
    expect(resumed.text).to.include('Draf anda saya simpan');
    expect(resumed.text).not.to.include('Perlukah saya simpan');
  });

  it('does not take a button of before for an answer', async () => {
    const talk = chat();
    await talk.say('order AC-1009 came with a broken lid, I want half my money back');
    talk.end();
    await talk.say('stop');
    expect(talk.memory().dialogs.dialogStack).to.deep.equal([]);
  });

  describe('on a server', () => {
    let server: TestServer;
    before(async () => {
      server = await startServer();
    });
    after(async () => {
      await server.stop();
      server.discard();
    });

    it('asks nothing of before', async () => {
      const { client, conversationId } = await newShopper(server.url);
      expect((await say(client, conversationId, 'I want to open a dispute')).text).to.include('number of your order');
      await client.ask('conversation:end', { conversationId });
      const answer = await say(client, conversationId, 'how long does a refund take?');
      expect(answer.card?.type, answer.text).to.equal('answer');
      expect((await say(client, conversationId, 'thanks')).text).to.include('welcome');
      client.close();
    });
  });
});
