import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { replyAddresses } from '../../handoff/letters/reply-addresses.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';
import { hasDovecot, startDovecot } from '../support/dovecot.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { mime } from '../support/mails/samples.ts';
import { type ServerOptions, startServer, type TestServer } from '../support/server.ts';
import { servicesRequired } from '../support/services.ts';
import { lineBeforeMark } from './mail/line-before-mark.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';
const MAIN = 'test/fault/mail/held-after-commit.ts';
/** Longer than a dead process has a mail, and than answers of a moment are gathered for one letter. */
const AHEAD_MS = 130_000;

describe('a server killed while it takes mails', function () {
  this.timeout(120_000);
  let smtp: MailServer;
  const started: { kill(): Promise<void>; discard(): void }[] = [];
  beforeEach(async () => {
    smtp = await startMailServer();
  });
  afterEach(async () => {
    for (const one of started.splice(0)) {
      await one.kill();
      one.discard();
    }
    await smtp.close();
  });
  async function start(options: ServerOptions): Promise<TestServer> {
    const server = await startServer(options);
    started.push(server);
    return server;
  }
  const settings = () => ({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'AuraCart <help@example.com>',
    MAIL_REPLY_TO: 'support@example.com',
    MAIL_INBOUND_SECRET: SECRET,
  });

  it('between their messages and their being noted as dealt with, makes one message of each, and one letter', async () => {
    const first = await start({ env: settings(), main: MAIN });
    expect(await handIn(first, mail('first', 'Where is my parcel?', 'Mai <mai@example.com>'))).to.equal('ticket');
    const [known] = read<{ conversation_id: string }>(first, "select * from message where client_id like 'mail-%'");
    const [{ value: token } = { value: '' }] = read<{ value: string }>(
      first,
      "select * from secret where name = 'token'",
    );
    const address = replyAddresses(token, 'support@example.com').of(known?.conversation_id ?? '');
    const lid = { name: 'lid.txt', type: 'text/plain', bytes: Buffer.from('What the lid looks like.') };
    const note = { ...lid, name: 'note.txt', bytes: Buffer.from('What the courier wrote.') };
    const mails = {
      reply: mail('reply', 'HELD: it is still not here.', 'Mai <mai@example.com>', address),
      ticket: mail('ticket', 'HELD: the lid is broken.', 'Kim <kim@example.net>', undefined, [lid, lid, note]),
      danger: mail('danger', 'HELD: I am going to kill myself tonight.', 'Sam <sam@example.net>'),
    };
    const held = heldMails(first, 3);
    const cutOff = Promise.allSettled(Object.values(mails).map((one) => handIn(first, one)));
    await held;
    await first.kill();
    expect((await cutOff).map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    expect(smtp.mails).to.have.length(0);

    const env = { ...settings(), AHEAD_MS: String(AHEAD_MS) };
    const second = await start({ env, main: MAIN, dataDir: first.dataDir });
    for (const [kind, raw] of Object.entries(mails)) {
      expect(await handIn(second, raw, AHEAD_MS), kind).to.equal(kind === 'reply' ? 'reply' : 'ticket');
      expect(await handIn(second, raw, AHEAD_MS), kind).to.equal('repeated');
    }
    for (const receiver of ['mai@example.com', 'kim@example.net', 'sam@example.net'])
      await smtp.mail((one) => one.receiver === receiver);
    await second.stop();
    const texts = read<{ content: string }>(
      second,
      "select * from message where client_id like 'mail-%' order by created_at",
    );
    expect(
      texts.map(({ content }) => (JSON.parse(content) as { text: string }).text.slice(0, 15)).sort(),
    ).to.deep.equal(['HELD: I am goin', 'HELD: it is sti', 'HELD: the lid i', 'Where is my par']);
    expect(smtp.mails.map(({ receiver }) => receiver).sort()).to.deep.equal([
      'kim@example.net',
      'mai@example.com',
      'sam@example.net',
    ]);
    expect(read(second, "select * from ticket_letter where state <> 'sent'")).to.deep.equal([]);
    expect(read(second, "select * from incoming_mail where state <> 'done'")).to.deep.equal([]);
    const files = read<{ id: string; name: string }>(second, 'select * from attachment order by name');
    expect(
      files.map(({ name }) => name),
      'each file once, those that are alike too',
    ).to.deep.equal(['lid.txt', 'lid.txt', 'note.txt']);
    const shown = texts.map(({ content }) => JSON.parse(content) as { attachments?: { id: string }[] });
    expect(shown.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id)).sort()).to.deep.equal(
      files.map(({ id }) => id).sort(),
    );
  });

  it('between a mail’s being noted and its being marked as read in the mailbox, takes it once', async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    const dovecot = await startDovecot();
    started.push({ kill: dovecot.stop, discard: () => undefined });
    const line = await lineBeforeMark(dovecot.port);
    const first = await start({ env: { ...settings(), IMAP_URL: dovecot.url('', line.port) } });
    await dovecot.append([mail('one', 'The lid is broken.', 'Kim <kim@example.net>')]);
    await line.marked;
    await first.kill();
    await line.close();
    expect(await dovecot.counts()).to.deep.equal({ unread: 1, all: 1 });

    const second = await start({ env: { ...settings(), IMAP_URL: dovecot.url() }, dataDir: first.dataDir });
    for (let tries = 0; (await dovecot.counts()).unread > 0 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await second.stop();
    expect(await dovecot.counts()).to.deep.equal({ unread: 0, all: 1 });
    expect(read(second, "select * from message where client_id like 'mail-%'")).to.have.length(1);
    expect(read(second, 'select * from ticket_letter')).to.have.length(1);
  });
});

const mail = (
  id: string,
  text: string,
  from: string,
  to = 'support@example.com',
  files: Parameters<typeof mime>[0]['files'] = [],
) => mime({ id, text, from, to, files, subject: 'My order' });

async function handIn({ url }: TestServer, raw: Buffer, aheadMs = 0): Promise<string | undefined> {
  const response = await fetch(`${url}${PATH}`, {
    method: 'POST',
    body: new Uint8Array(raw),
    headers: signedHeaders(SECRET, Date.now() + aheadMs, 'POST', PATH, raw),
  });
  const { outcome, error } = (await response.json()) as { outcome?: string; error?: { code: string } };
  return outcome ?? error?.code;
}

/** Once so many mails are held. */
function heldMails({ process }: TestServer, count: number): Promise<void> {
  return new Promise((resolve) => {
    let held = 0;
    process.stdout?.on('data', (text: string) => {
      held += text.split('\n').filter((line) => line === 'HELD').length;
      if (held === count) resolve();
    });
  });
}

function read<T>({ dataDir }: TestServer, query: string): T[] {
  const database = new Sqlite(join(dataDir, 'kaunter.db'), { readonly: true });
  const rows = database.prepare(query).all() as T[];
  database.close();
  return rows;
}
