import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { LetterFault } from '../../notices/letters/letter.ts';
import { shortText } from '../../notices/letters/letter-text.ts';
import { folderSender } from '../../store/mail/folder-sender.ts';
import { smsGateway } from '../../store/mail/sms-gateway.ts';
import { smtpSender } from '../../store/mail/smtp-sender.ts';
import { PLAIN_LETTER } from '../support/letters.ts';

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
    await sender.send(PLAIN_LETTER);
    await sender.send(PLAIN_LETTER);
    const ids = mails.map((mail) => /^message-id: (.*)$/im.exec(mail)?.[1]?.trim());
    expect(ids[0]).to.match(/^<[0-9a-f]{32}@example\.com>$/);
    expect(ids[1]).to.equal(ids[0]);
    expect(mails[0]).to.match(/^to: Mai <mai@example\.com>/im);
    expect(mails[0]).to.include('text/plain').and.include('text/html');
    sender.close();
  });

  for (const [code, final] of [
    [451, false],
    [550, true],
  ] as const)
    it(`takes ${code} as ${final ? 'the last word' : 'to be tried again'}`, async () => {
      refuse = code;
      const sender = smtpSender(url, 'help@example.com');
      const fault = await sender.send(PLAIN_LETTER).catch((error: unknown) => error);
      refuse = undefined;
      expect(fault).to.be.instanceOf(LetterFault).with.property('final', final);
      sender.close();
    });

  it('takes a server that is not there as to be tried again', async () => {
    const sender = smtpSender('smtp://127.0.0.1:1', 'help@example.com');
    expect(await sender.send(PLAIN_LETTER).catch((error: unknown) => error)).to.have.property('final', false);
    sender.close();
  });
});

describe('letters without a provider', () => {
  it('become one file each, however often they are sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaunter-mail-'));
    const sender = folderSender(folder, 'help@example.com');
    await sender.send(PLAIN_LETTER);
    await sender.send(PLAIN_LETTER);
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
    await sender.send({ ...PLAIN_LETTER, to: '+60123' });
    await sender.send({ ...PLAIN_LETTER, to: '+60123' });
    expect(got[0]?.token).to.equal('Bearer token');
    expect(got[0]?.key).to.match(/^[0-9a-f]{32}$/);
    expect(got[1]?.key).to.equal(got[0]?.key);
    expect(JSON.parse(got[0]?.body ?? '')).to.include({ to: '+60123', text: shortText(PLAIN_LETTER) });
  });

  it('come again after 429 and 5xx, and never after another refusal', async () => {
    const sender = smsGateway(url, undefined);
    for (const [code, final] of [
      [429, false],
      [503, false],
      [400, true],
    ] as const) {
      status = code;
      expect(await sender.send(PLAIN_LETTER).catch((error: unknown) => error)).to.have.property('final', final);
    }
    status = 200;
  });

  it('to numbers of other countries never reach the gateway', async () => {
    const before = got.length;
    const sender = smsGateway(url, 'token', ['+60', '+65']);
    const refused = await sender.send({ ...PLAIN_LETTER, to: '+84912345678' }).catch((error: unknown) => error);
    expect(refused).to.include({ message: 'sms_country_refused', final: true });
    expect(got.length, 'nothing was asked of it').to.equal(before);
    await sender.send({ ...PLAIN_LETTER, to: '+60123456789' });
    expect(got.length).to.equal(before + 1);
  });
});
