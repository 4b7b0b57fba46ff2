import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { newAgent, newShopper } from '../support/clients.ts';
import { createPostgresDatabase } from '../support/databases.ts';
import { hasDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { mime } from '../support/mails/samples.ts';
import { servicesRequired } from '../support/services.ts';
import { raiseStage, type Stage } from './dispute-stage.ts';
import { clientId } from './transcript.ts';

const MEGABYTE = 1024 * 1024;

describe('an answer that lies in the operator’s mailbox', function () {
  this.timeout(90_000);
  let smtp: MailServer;
  let dovecot: TestDovecot;
  let stage: Stage;
  before(async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    smtp = await startMailServer();
    dovecot = await startDovecot();
    stage = await raise(smtp, dovecot);
  });
  after(async () => {
    await stage?.close();
    await dovecot?.stop();
    await smtp?.close();
  });

  it('is in the conversation at once, is marked as read then, and is one message however often it comes', async () => {
    const { said, answer, close } = await ticketOf(stage, smtp, 'mai@example.com');
    const appended = performance.now();
    await dovecot.append([answer('The lid is broken.', 'lid')]);
    expect(await said(1)).to.deep.equal(['The lid is broken.']);
    expect(performance.now() - appended).to.be.lessThan(10_000);
    await dovecot.append([answer('The lid is broken.', 'lid'), answer('And the box is wet.')]);
    await noneUnread(dovecot);
    expect(await said(2)).to.deep.equal(['The lid is broken.', 'And the box is wet.']);
    await dovecot.program(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageFlagsRemove('1:*', ['\\Seen']);
    });
    await dovecot.append([answer('And one more.')]);
    expect(await said(3)).to.deep.equal(['The lid is broken.', 'And the box is wet.', 'And one more.']);
    await noneUnread(dovecot);
    expect(await said(3)).to.have.length(3);
    close();
  });

  it('comes by the way of mail servers, too, to the address with the plus', async () => {
    const { said, answer, address, close } = await ticketOf(stage, smtp, 'lmtp@example.com');
    await dovecot.delivers(answer('From server to server.'), address);
    expect(await said(1)).to.deep.equal(['From server to server.']);
    close();
  });

  it('is there though it has 20 MB; what is larger, or is no mail at all, holds up nothing', async () => {
    const { said, answer, address, close } = await ticketOf(stage, smtp, 'large@example.com');
    const files = (bytes: number) => [{ name: 'x.bin', type: 'application/octet-stream', bytes: randomBytes(bytes) }];
    const large = { subject: 'Re: x', from: 'large@example.com', to: address };
    const broken = [
      '\r\n',
      '\0\0\0',
      'From:',
      `Content-Type: multipart/mixed; boundary=\r\n\r\n${'--\r\n'.repeat(999)}`,
    ];
    await dovecot.append([
      ...broken.map((one) => Buffer.from(one)),
      mime({ ...large, text: 'Too large.', id: 'too-large', files: files(24 * MEGABYTE) }),
      mime({ ...large, text: 'Large.', id: 'large', files: files(15 * MEGABYTE) }),
      answer('Small.'),
    ]);
    expect(await said(2)).to.deep.equal(['Large.', 'Small.']);
    await noneUnread(dovecot);
    const aside = await dovecot.program(async (client) => {
      await client.mailboxOpen('INBOX');
      return client.search({ flagged: true });
    });
    expect(aside).to.have.length(1);
    close();
  });

  it('is there though the mail server dies in between and starts again', async () => {
    const { said, answer, close } = await ticketOf(stage, smtp, 'restart@example.com');
    await dovecot.append([answer('Before.')]);
    await said(1);
    await dovecot.kill();
    await dovecot.start();
    await dovecot.append([answer('After.')]);
    expect(await said(2)).to.deep.equal(['Before.', 'After.']);
    close();
  });
});

describe('mails that lie in the operator’s mailbox when a process starts', function () {
  this.timeout(120_000);
  let smtp: MailServer;
  before(async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    smtp = await startMailServer();
  });
  after(() => smtp?.close());

  it('are all taken, 200 of them, and what comes later within 15 s where the server tells of nothing by itself', async () => {
    const dovecot = await startDovecot({ idle: false });
    await dovecot.append(questions(200));
    const stage = await raise(smtp, dovecot);
    await noneUnread(dovecot);
    expect(await ticketsOf(stage)).to.have.length(200);
    const { said, answer, close } = await ticketOf(stage, smtp, 'later@example.com');
    await dovecot.append([answer('The lid is broken.')]);
    expect(await said(1)).to.deep.equal(['The lid is broken.']);
    close();
    await stage.close();
    await dovecot.stop();
  });

  it('are each taken once by two processes on one database', async function () {
    const created = await createPostgresDatabase();
    if (created === undefined) return this.skip();
    const dovecot = await startDovecot();
    const env = { DATABASE_URL: created.url };
    const stages = [await raise(smtp, dovecot, env), await raise(smtp, dovecot, env)] as const;
    await dovecot.append(questions(40));
    await noneUnread(dovecot);
    const tickets = await ticketsOf(stages[0]);
    expect(tickets).to.have.length(40);
    expect(new Set(tickets)).to.have.length(40);
    for (const one of stages) await one.close();
    await dovecot.stop();
    await created.drop();
  });
});

function raise(smtp: MailServer, dovecot: TestDovecot, env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  return raiseStage('auracart', {
    SMTP_URL: smtp.url,
    MAIL_FROM: 'AuraCart <help@example.com>',
    MAIL_REPLY_TO: 'support@example.com',
    IMAP_URL: dovecot.url(),
    ...env,
  });
}

const questions = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    mime({ text: `Question ${index}.`, subject: 'Lid', id: `q-${index}`, from: `q${index} <q${index}@example.net>` }),
  );

/** A guest's ticket, and how they answer its letters. */
async function ticketOf({ url }: Stage, smtp: MailServer, email: string) {
  const { client, conversationId } = await newShopper(url);
  await client.ask('handoff:request', { conversationId });
  await client.ask('message:send', { conversationId, clientId: clientId(), text: email });
  const noted = await smtp.mail(({ receiver }) => receiver === email);
  const address = noted.replyTo?.value[0]?.address ?? '';
  let answers = 0;
  return {
    address,
    answer: (text: string, id = `${email}-${++answers}`) =>
      mime({ text, subject: 'Re: x', id, from: email, to: address }),
    /** What came by mail, once there are so many. */
    said: (count: number) =>
      until(async () => {
        const { messages } = await client.ask('conversation:open', { conversationId });
        const texts = messages.filter(({ author }) => author.kind === 'shopper').map(({ text }) => text);
        const answered = texts.filter((text) => text !== undefined && text !== email);
        return answered.length >= count ? answered : undefined;
      }),
    close: () => client.close(),
  };
}

/** Names of those whose tickets wait. */
async function ticketsOf({ url }: Stage): Promise<string[]> {
  const agent = await newAgent(url);
  const { queue } = await agent.ask('queue:watch', {});
  await agent.ask('presence:set', { state: 'away' });
  agent.close();
  return queue.map(({ shopper }) => shopper.name);
}

function noneUnread(dovecot: TestDovecot): Promise<unknown> {
  return until(async () => ((await dovecot.counts()).unread === 0 ? true : undefined));
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const late = performance.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > late) throw new Error('not within a minute');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
