import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect } from 'chai';
import { parseImapUrl } from '../../handoff/mail/imap-address.ts';
import type { MailboxLine } from '../../handoff/mail/server-mailbox.ts';
import { imapMailbox } from '../../store/mail/imap-mailbox.ts';
import { hasDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { servicesRequired } from '../support/services.ts';

const LIMIT = 10_000;
const NEVER = new AbortController().signal;
const mail = (words: string) => Buffer.from(`From: mai@example.com\r\nSubject: x\r\n\r\n${words}\r\n`);

for (const idle of [true, false])
  describe(`a mailbox by IMAP, at Dovecot ${idle ? 'with' : 'without'} IDLE`, function () {
    this.timeout(30_000);
    let dovecot: TestDovecot | undefined;
    let line: MailboxLine;
    before(function () {
      if (!hasDovecot() && !servicesRequired()) this.skip();
    });
    beforeEach(async () => {
      dovecot = await startDovecot({ idle });
      line = await opened(dovecot.url());
    });
    afterEach(async () => {
      await line?.close();
      await dovecot?.stop();
      dovecot = undefined;
    });
    const server = () => {
      if (dovecot === undefined) throw new Error('no Dovecot');
      return dovecot;
    };

    it('gives what is unread, oldest first, as it came, and leaves it unread', async () => {
      await server().append(['one', 'two', 'three'].map(mail));
      const keys = await line.waiting();
      const read = await Promise.all(keys.map(line.read));
      expect(read.map(String)).to.deep.equal(['one', 'two', 'three'].map((words) => String(mail(words))));
      expect(await line.waiting()).to.deep.equal(keys);
      expect(await server().counts()).to.deep.equal({ unread: 3, all: 3 });
    });

    it('gives no mail that was marked as read, by us or by somebody else meanwhile', async () => {
      await server().append(['one', 'two', 'three'].map(mail));
      const [first = '', second = '', third = ''] = await line.waiting();
      await line.markRead(first);
      expect(await line.waiting()).to.deep.equal([second, third]);
      const other = await opened(server().url());
      await other.markRead(second);
      await other.close();
      expect(await line.read(second)).to.equal(undefined);
      await server().program(async (client) => {
        await client.mailboxOpen('INBOX');
        await client.messageDelete('3', {});
      });
      expect(await line.waiting()).to.deep.equal([]);
      expect(await line.read(third)).to.equal(undefined);
    });

    it('sets aside what is too large, for a person to find', async () => {
      await server().append([mail('a'.repeat(LIMIT + 1)), mail('a'.repeat(LIMIT - 100))]);
      const [large = '', small = ''] = await line.waiting();
      expect(await line.read(large)).to.equal('too-large');
      expect(await line.read(small)).to.have.length.greaterThan(LIMIT - 100);
      await line.setAside(large);
      expect(await line.waiting()).to.deep.equal([small]);
      const flagged = await server().program(async (client) => {
        await client.mailboxOpen('INBOX');
        return client.search({ flagged: true });
      });
      expect(flagged).to.deep.equal([1]);
    });

    it(`tells of a new mail ${idle ? 'at once' : 'within 15 s'}, and of one that came before it was asked`, async () => {
      expect(await line.waiting()).to.deep.equal([]);
      const news = line.news(60_000, NEVER);
      const appended = performance.now();
      await server().append([mail('one')]);
      await news;
      // With IDLE there is no other look for a minute.
      expect(performance.now() - appended).to.be.lessThan(idle ? 5_000 : 20_000);
      expect(await line.waiting()).to.have.length(1);
      await server().append([mail('two')]);
      // The server tells of it beside the answer to whatever comes next.
      await line.read('1.99');
      await line.news(60_000, NEVER);
      expect(await line.waiting()).to.have.length(2);
    });

    it('waits no longer than it may, and not at all once it is told to end', async () => {
      const started = performance.now();
      await line.news(50, NEVER);
      const ending = new AbortController();
      setTimeout(() => ending.abort(), 50);
      await line.news(60_000, ending.signal);
      await line.news(60_000, ending.signal);
      expect(performance.now() - started).to.be.lessThan(2_000);
      expect(await line.waiting()).to.deep.equal([]);
    });

    it('names each mail anew where the folder was made anew', async () => {
      await server().program((client) => client.mailboxCreate('Support'));
      await server().append([mail('one')], 'Support');
      const before = await opened(server().url('Support'));
      const [key] = await before.waiting();
      await before.close();
      await server().program(async (client) => {
        await client.mailboxDelete('Support');
        await client.mailboxCreate('Support');
      });
      await server().append([mail('one')], 'Support');
      const after = await opened(server().url('Support'));
      const keys = await after.waiting();
      expect(keys).to.have.length(1);
      expect(keys[0]).not.to.equal(key);
      await after.close();
    });

    it('rejects every call once the line is lost, and ends its waiting; a server that is back gives the same mails', async () => {
      await server().append([mail('one')]);
      const keys = await line.waiting();
      const news = line.news(60_000, NEVER);
      await server().kill();
      await news;
      for (const call of [line.waiting(), line.read(keys[0] ?? ''), line.markRead(keys[0] ?? '')])
        expect(await outcome(call)).not.to.equal('answered');
      await line.close();
      expect(await outcome(opened(server().url()))).to.match(/ECONNREFUSED/);
      await server().start();
      line = await opened(server().url());
      expect(await line.waiting()).to.deep.equal(keys);
    });

    it('says why it cannot be opened', async () => {
      expect(await outcome(opened(server().url('Nowhere')))).to.match(/^the server says: Mailbox doesn't exist/);
      expect(await outcome(opened(server().url().replace('support:', 'support:not-')))).to.equal(
        'the server says: Authentication failed.',
      );
      const ending = new AbortController();
      const opening = imapMailbox(addressOf(server().url()), LIMIT).open(ending.signal);
      ending.abort();
      expect(await outcome(opening)).not.to.equal('answered');
    });
  });

describe('a mailbox by IMAP with TLS', function () {
  this.timeout(30_000);
  let dovecot: TestDovecot | undefined;
  before(async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    dovecot = await startDovecot({ secured: true });
  });
  after(() => dovecot?.stop());

  it('is opened only where somebody vouches for the server, from the first byte on and by STARTTLS', async () => {
    const { tls, url } = dovecot ?? {};
    if (tls === undefined || url === undefined) throw new Error('no TLS');
    const urls = [url('', tls.port).replace('imap:', 'imaps:'), url()];
    // By STARTTLS, too: whoever sits on the line could offer a certificate of their own.
    for (const one of urls) expect(await outcome(opened(one)), one).to.match(/self-signed certificate/);
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, tls.certificate]);
    try {
      for (const one of urls) {
        const line = await opened(one);
        expect(await line.waiting()).to.deep.equal([]);
        await line.close();
      }
    } finally {
      setDefaultCACertificates(trusted);
    }
  });
});

describe('a mailbox by IMAP whose server hangs', function () {
  this.timeout(30_000);
  it('holds up nobody who ends for longer than 5 s', async function () {
    if (!hasDovecot() && !servicesRequired()) return this.skip();
    const dovecot = await startDovecot();
    const proxy = await faultProxy(dovecot);
    const ending = new AbortController();
    const address = addressOf(dovecot.url('', proxy.port));
    const line = await imapMailbox(address, LIMIT).open(ending.signal);
    proxy.freeze();
    const asked = outcome(line.waiting());
    const frozen = imapMailbox(address, LIMIT).open(ending.signal);
    const started = performance.now();
    ending.abort();
    expect(await outcome(frozen)).not.to.equal('answered');
    expect(performance.now() - started, 'a line that is being opened is given up at once').to.be.lessThan(2_000);
    expect(await asked).not.to.equal('answered');
    expect(performance.now() - started)
      .to.be.greaterThan(4_000)
      .and.to.be.lessThan(8_000);
    await line.close();
    await proxy.close();
    await dovecot.stop();
  });
});

function addressOf(url: string) {
  const address = parseImapUrl(url);
  if (address === undefined) throw new Error(`${url} is no address`);
  return address;
}

const opened = (url: string) => imapMailbox(addressOf(url), LIMIT).open(NEVER);

function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: Error) => error.message,
  );
}
