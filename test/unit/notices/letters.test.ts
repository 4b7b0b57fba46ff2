import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { NOTICE_TEMPLATES } from '../../../disputes/domain/effects.ts';
import { words } from '../../../locales/words.ts';
import { noticeWords } from '../../../notices/notice-words.ts';
import type { Delivery, DeliveryOutcome, NoticeOutbox } from '../../../notices/ports.ts';
import {
  LetterFault,
  type LetterPorts,
  type LetterSender,
  pauseAfter,
  sendLetters,
} from '../../../notices/send-letters.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { folderSender } from '../../../store/mail/folder-sender.ts';
import { smsGateway } from '../../../store/mail/sms-gateway.ts';
import { smtpSender } from '../../../store/mail/smtp-sender.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');
const texts = noticeWords({
  texts: (locale) => words(locale).notices,
  marketplace: 'AuraCart',
  formatTime: (at, locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at),
});

function delivery(change: Partial<Delivery> = {}): Delivery {
  return {
    key: 'case/1/buyer/opened',
    caseId: 'case',
    caseNumber: 'KD-2222-2222-222',
    receiver: 'buyer',
    accountId: 'u',
    template: 'opened',
    data: { answerBy: NOW },
    at: NOW,
    readAt: undefined,
    channel: 'email',
    attempts: 0,
    to: { name: 'Mai', email: 'mai@example.com', phone: '+60123', locale: 'vi' },
    claimedUntil: NOW,
    ...change,
  };
}

/** One round over the given letters; what became of each. */
async function round(letters: readonly Delivery[], sender: LetterSender | undefined): Promise<DeliveryOutcome[]> {
  const outcomes: DeliveryOutcome[] = [];
  const ports = portsFor(letters, sender, []);
  const settle = async (_delivery: Delivery, outcome: DeliveryOutcome) => void outcomes.push(outcome);
  await sendLetters({ ...ports, outbox: { ...ports.outbox, settle } }, 'email', NOW);
  return outcomes;
}

function portsFor(letters: readonly Delivery[], sender: LetterSender | undefined, settled: string[]): LetterPorts {
  const outbox: NoticeOutbox = {
    claim: async () => letters,
    settle: async ({ key }) => void settled.push(key),
    hold: async (held, claimedUntil) => ({ ...held, claimedUntil }),
    release: async () => undefined,
    hopeless: async () => true,
    wake: async () => undefined,
    unsent: async () => [],
    resend: async () => false,
  };
  const senders = sender === undefined ? {} : { email: sender, sms: sender };
  return {
    outbox,
    senders,
    words: texts,
    about: ({ order, number }: { order: string; number: string }) => `Order ${order}, ${number}`,
    factsOf: async ({ data }: Delivery) => ({
      link: 'https://x/#key=1',
      data,
      about: { item: 'Glass jars,\r\n set of 3', order: 'AC-1009' },
    }),
    onSent: async () => undefined,
    onHopeless: async () => undefined,
    onOutcome: () => undefined,
    onFault: () => undefined,
    now: () => NOW,
  };
}

const letter = {
  key: 'k',
  thread: 'case',
  to: 'mai@example.com',
  name: 'Mai',
  title: 'Đã mở',
  text: 'Khiếu nại',
  link: 'https://x/',
};

describe('words of notices', () => {
  for (const locale of LOCALES)
    it(`say every notice in ${locale}, with no placeholder left`, () => {
      for (const template of NOTICE_TEMPLATES) {
        const said = texts({ template, caseNumber: 'KD-1', data: { until: NOW, answerBy: NOW } }, locale);
        expect(said.title, template).to.be.a('string').that.is.not.empty;
        expect(said.text, template).to.include('KD-1').and.not.match(/[{}]/);
      }
    });
});

describe('letters', () => {
  it('go out in the language of the receiver, with the link to the case', async () => {
    const sent: string[] = [];
    const outcomes = await round([delivery()], {
      send: async ({ title, text, link, about }) => void sent.push(title, text, link ?? '', about ?? ''),
    });
    expect(outcomes).to.deep.equal([{ state: 'sent' }]);
    expect(sent[0]).to.equal(`${words('vi').notices.opened?.title} – Glass jars, set of 3`);
    expect(sent[2]).to.equal('https://x/#key=1');
    expect(sent[3]).to.equal('Glass jars, set of 3\nOrder AC-1009, KD-2222-2222-222');
  });

  it('wait where there is no address, and are skipped where there is no such channel', async () => {
    const nobody = delivery({ to: { name: '', email: undefined, phone: undefined, locale: undefined } });
    expect(await round([nobody], { send: async () => undefined })).to.deep.equal([
      { state: 'waiting', fault: 'address_unknown' },
    ]);
    expect(await round([delivery()], undefined)).to.deep.equal([{ state: 'skipped', fault: 'channel_not_configured' }]);
  });

  it('come again after growing pauses, and are given up after eight tries', async () => {
    const failing = {
      send: async () => {
        throw new LetterFault('smtp_421', false);
      },
    };
    const [first] = await round([delivery()], failing);
    expect(first).to.deep.equal({ state: 'pending', retryAt: NOW + 15_000, fault: 'smtp_421' });
    const [last] = await round([delivery({ attempts: 7 })], failing);
    expect(last).to.deep.equal({ state: 'dead', fault: 'smtp_421' });
    expect([0, 1, 2, 20].map(pauseAfter)).to.deep.equal([15_000, 60_000, 240_000, 21_600_000]);
  });

  it('are given up at once where the provider says that no try can help', async () => {
    const refusing = {
      send: async () => {
        throw new LetterFault('smtp_550', true);
      },
    };
    expect((await round([delivery()], refusing))[0]).to.deep.equal({ state: 'dead', fault: 'smtp_550' });
  });
});

describe('a round of letters', () => {
  const letters = Array.from({ length: 12 }, (_, n) => delivery({ key: `case/${n}/buyer/opened` }));
  async function sent(broken: Partial<LetterPorts>, brokenBox: Partial<NoticeOutbox> = {}) {
    const settled: string[] = [];
    const faults: string[] = [];
    const ports = portsFor(letters, { send: async () => undefined }, settled);
    const outbox = { ...ports.outbox, ...brokenBox };
    const onFault = (error: unknown, { key }: Delivery) => void faults.push(`${key}: ${(error as Error).message}`);
    const outcome = await sendLetters({ ...ports, ...broken, outbox, onFault }, 'email', NOW).then(String, String);
    return { settled: settled.length, faults: faults.length, outcome };
  }
  const breaks = async () => {
    throw new Error('cannot be noted');
  };

  it('ends with all of them, also where something cannot be noted of each', async () => {
    expect(await sent({ onSent: breaks }), 'settled all the same').to.deep.equal({
      settled: 12,
      faults: 12,
      outcome: '12',
    });
    const skipped = { senders: {}, onHopeless: breaks };
    expect(await sent(skipped)).to.deep.equal({ settled: 12, faults: 12, outcome: '0' });
    expect(await sent({}, { settle: breaks })).to.deep.equal({ settled: 0, faults: 12, outcome: '12' });
  });

  it('leaves the rest for later where the database is away', async () => {
    const settle = async () => {
      throw new CodedError('storage_unavailable');
    };
    const { faults, outcome } = await sent({}, { settle });
    expect([faults, outcome.includes('storage') || outcome.includes('CodedError')]).to.deep.equal([0, true]);
  });
});

describe('e-mail by SMTP', () => {
  const mails: string[] = [];
  let refuse: number | undefined;
  let server: SMTPServer;
  let url: string;

  before(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let mail = '';
        stream.setEncoding('utf8');
        stream.on('data', (part: string) => {
          mail += part;
        });
        stream.on('end', () => {
          if (refuse !== undefined) return done(Object.assign(new Error('no'), { responseCode: refuse }));
          mails.push(mail);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  after((done) => void server.close(done));

  it('reaches a real server, under the same Message-ID at each try', async () => {
    const sender = smtpSender(url, 'help@example.com');
    await sender.send(letter);
    await sender.send(letter);
    const ids = mails.map((mail) => /^message-id: (.*)$/im.exec(mail)?.[1]?.trim());
    expect(ids[0]).to.match(/^<[0-9a-f]{32}@example\.com>$/);
    expect(ids[1]).to.equal(ids[0]);
    expect(mails[0]).to.match(/^to: Mai <mai@example\.com>/im);
    sender.close();
  });

  for (const [code, final] of [
    [451, false],
    [550, true],
  ] as const)
    it(`takes ${code} as ${final ? 'the last word' : 'to be tried again'}`, async () => {
      refuse = code;
      const sender = smtpSender(url, 'help@example.com');
      const fault = await sender.send(letter).catch((error: unknown) => error);
      refuse = undefined;
      expect(fault).to.be.instanceOf(LetterFault).with.property('final', final);
      sender.close();
    });

  it('takes a server that is not there as to be tried again', async () => {
    const sender = smtpSender('smtp://127.0.0.1:1', 'help@example.com');
    expect(await sender.send(letter).catch((error: unknown) => error)).to.have.property('final', false);
    sender.close();
  });
});

describe('letters without a provider', () => {
  it('become one file each, however often they are sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaunter-mail-'));
    const sender = folderSender(folder, 'help@example.com');
    await sender.send(letter);
    await sender.send(letter);
    const [name, ...more] = readdirSync(folder);
    expect(more).to.deep.equal([]);
    expect(readFileSync(join(folder, name ?? ''), 'utf8')).to.include('Mai <mai@example.com>');
    rmSync(folder, { recursive: true });
  });
});

describe('text messages by a gateway', () => {
  let server: Server;
  let url: string;
  let status = 200;
  const got: { key: string | undefined; token: string | undefined; body: string }[] = [];

  before(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      const { authorization, 'idempotency-key': key } = request.headers;
      got.push({ key: String(key), token: authorization, body });
      response.writeHead(status);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  });
  after((done) => void server.close(done));

  it('carry a key by which the gateway knows a repeated one', async () => {
    const sender = smsGateway(url, 'token');
    await sender.send({ ...letter, to: '+60123' });
    await sender.send({ ...letter, to: '+60123' });
    expect(got[0]?.token).to.equal('Bearer token');
    expect(got[0]?.key).to.match(/^[0-9a-f]{32}$/);
    expect(got[1]?.key).to.equal(got[0]?.key);
    expect(JSON.parse(got[0]?.body ?? '')).to.include({ to: '+60123', text: 'Khiếu nại https://x/' });
  });

  it('come again after 429 and 5xx, and never after another refusal', async () => {
    const sender = smsGateway(url, undefined);
    for (const [code, final] of [
      [429, false],
      [503, false],
      [400, true],
    ] as const) {
      status = code;
      expect(await sender.send(letter).catch((error: unknown) => error)).to.have.property('final', final);
    }
    status = 200;
  });
});
