import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { hasDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { mime } from '../support/mails/samples.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { servicesRequired } from '../support/services.ts';

describe('a mailbox whose server goes away', function () {
  this.timeout(120_000);
  let dovecot: TestDovecot | undefined;
  let server: TestServer | undefined;
  afterEach(async () => {
    await server?.kill();
    server?.discard();
    await dovecot?.stop();
    server = dovecot = undefined;
  });

  it('is one line in the log, and one when it is back with its mails; the process ends as usual', async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    dovecot = await startDovecot();
    const env = { MAIL_REPLY_TO: 'support@example.com', IMAP_URL: dovecot.url(), LOG_LEVEL: 'info' };
    server = await startServer({ env });
    const told: string[] = [];
    const heard = new EventTarget();
    if (server.process.stdout === null) throw new Error('no output');
    createInterface({ input: server.process.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const { msg, outcome, neighbour } = JSON.parse(line) as Record<string, string | undefined>;
      if (neighbour === 'imap' || outcome !== undefined) told.push(outcome ?? msg ?? '');
      heard.dispatchEvent(new Event(outcome ?? msg ?? ''));
    });
    const mail = (id: string) => mime({ text: 'Where is it?', subject: 'Parcel', id, from: 'kim@example.net' });

    const first = once(heard, 'ticket');
    await dovecot.append([mail('one')]);
    await first;
    const away = once(heard, 'imap is away');
    await dovecot.kill();
    await away;
    const back = once(heard, 'imap is back');
    await dovecot.start();
    await dovecot.append([mail('two')]);
    await back;
    expect(told).to.deep.equal(['ticket', 'imap is away', 'ticket', 'imap is back']);
    await server.stop();
    expect(server.process.exitCode).to.equal(0);
  });

  it('keeps nobody from starting', async () => {
    const env = { MAIL_REPLY_TO: 'support@example.com', IMAP_URL: 'imap://support:p@127.0.0.1:1', LOG_LEVEL: 'silent' };
    server = await startServer({ env });
    expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
    await server.stop();
    expect(server.process.exitCode).to.equal(0);
  });
});
