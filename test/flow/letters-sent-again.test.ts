import { expect } from 'chai';
import type { LetterList } from '../../protocol/api.ts';
import { newShopper } from '../support/clients.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { runCommand } from '../support/run-command.ts';
import { brokenJars, raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

describe('letters that a mail server refuses', function () {
  this.timeout(60_000);
  let refuses = true;
  let server: MailServer;
  let stage: Stage;
  before(async () => {
    server = await startMailServer(() => refuses);
    stage = await raiseStage('auracart', { SMTP_URL: server.url, MAIL_FROM: 'AuraCart <help@example.com>' });
  });
  after(async () => {
    await stage.close();
    await server.close();
  });
  const letters = async (state: string) =>
    (await stage.supervisor.get<LetterList>(`/v1/letters?state=${state}`)).body.letters;
  const failed = async (count: number) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const found = await letters('failed');
      if (found.length === count) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`not ${count} letters failed: ${JSON.stringify(await letters('failed'))}`);
  };
  const again = (id: string) => stage.supervisor.post(`/v1/letters/${id}/send-again`);

  it('are listed with the reason, of cases and of tickets, and reach their receivers once sent again, which is written down', async () => {
    const number = await brokenJars(stage);
    const { client, conversationId } = await newShopper(stage.url);
    const { handoff } = await client.ask('handoff:request', { conversationId });
    await client.ask('message:send', { conversationId, clientId: clientId(), text: 'kim@example.net' });
    client.close();
    const found = await failed(4);
    expect(
      found.map(({ disputeNumber, ticketNumber, receiver, template }) => [
        disputeNumber ?? ticketNumber,
        receiver,
        template,
      ]),
    ).to.have.deep.members([
      [number, 'buyer', 'opened'],
      [number, 'seller', 'answer-wanted'],
      // The other side hears that the letter to the seller failed.
      [number, 'buyer', 'unreached'],
      [handoff.ticket?.number, 'shopper', 'noted'],
    ]);
    for (const one of found)
      expect(one).to.include({ channel: 'email', state: 'failed', attempts: 1, fault: 'smtp_550' });
    expect(server.mails).to.deep.equal([]);

    refuses = false;
    for (const { id } of found) {
      expect((await again(id)).status).to.equal(200);
      expect((await again(id)).body.error?.code, 'it is on its way').to.equal('letter_not_found');
    }
    expect((await server.mail(({ receiver }) => receiver === 'kim@example.net')).text).to.include(
      handoff.ticket?.number,
    );
    while ((await letters('sent')).length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await letters('sent')).map(({ id }) => id)).to.include.members(found.map(({ id }) => id));
    expect(await letters('failed')).to.deep.equal([]);

    const { out } = await runCommand('scripts/audit.ts', ['list', '--subject', number], {
      env: { DATA_DIR: stage.dataDir },
    });
    expect(out.split('\n').filter((line) => line.includes('letter-sent-again'))).to.have.length(3);
  });

  it('are asked for by a state that there is, and sent again by a name that there is', async () => {
    expect((await stage.supervisor.get('/v1/letters?state=lost')).body.error?.code).to.equal('request_malformed');
    expect((await stage.supervisor.get('/v1/letters')).body.error?.code).to.equal('request_malformed');
    for (const id of ['email:ticket:none:1', 'post:ticket:none:1', 'email'])
      expect((await again(id)).body.error?.code, id).to.equal('letter_not_found');
  });
});
