import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { marketplaceClient } from '../../../disputes/marketplace/marketplace-client.ts';
import { watchedSender } from '../../../notices/letters/watched-sender.ts';
import { smsGateway } from '../../../store/mail/sms-gateway.ts';
import { smtpSender } from '../../../store/mail/smtp-sender.ts';
import { type ExternalServiceName, externalServices } from '../../../transport/external-services.ts';
import { PLAIN_LETTER } from '../../support/letters.ts';

const SECRET = 's'.repeat(32);

/** What the log says, and the clock it is told by. */
function watching(name: ExternalServiceName) {
  const lines: { level: string; line: Record<string, unknown> }[] = [];
  let at = 0;
  const log = {
    warn: (line: object) => void lines.push({ level: 'warn', line: { ...line } }),
    info: (line: object) => void lines.push({ level: 'info', line: { ...line } }),
  };
  return {
    service: externalServices(log, () => at)(name),
    lines,
    passes: (ms: number) => {
      at += ms;
    },
  };
}

const quietly = (work: Promise<unknown>) => work.catch(() => undefined);

/** A server of which each request gets the status of the moment. */
async function shop(statusOf: () => number): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, response) => {
    response.statusCode = statusOf();
    response.end(response.statusCode === 200 ? '{"lines":[],"keys":[]}' : '<html>no</html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A port on which nobody listens. */
async function nobody(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a service that fails', () => {
  it('is told of once, and once more when it is back', async () => {
    let status = 500;
    const { url, server } = await shop(() => status);
    const { service, lines, passes } = watching('orders');
    const client = marketplaceClient({ url, secret: SECRET, now: () => 0, pauseMs: 1, service });
    for (let index = 0; index < 3; index += 1) await quietly(client.call('GET', '/orders'));
    expect(lines).to.deep.equal([{ level: 'warn', line: { neighbour: 'orders', reason: 'status 500' } }]);
    status = 404;
    passes(90_000);
    await client.call('GET', '/orders');
    await client.call('GET', '/orders');
    expect(lines.slice(1)).to.deep.equal([{ level: 'info', line: { neighbour: 'orders', seconds: 90 } }]);
    server.close();
  });

  it('that does not believe our signature is told of as such', async () => {
    const { url, server } = await shop(() => 401);
    const { service, lines } = watching('ledger');
    const client = marketplaceClient({ url, secret: SECRET, now: () => 0, pauseMs: 1, service });
    for (let index = 0; index < 3; index += 1) await client.call('POST', '', {}, 'key');
    expect(lines).to.have.length(1);
    expect(lines[0]?.line.reason).to.include('MARKETPLACE_SECRET');
    server.close();
  });

  it('be it the mail server, by the code of its fault alone', async () => {
    const { service, lines } = watching('smtp');
    const port = await nobody();
    const sender = watchedSender(smtpSender(`smtp://127.0.0.1:${port}`, 'help@example.com'), service);
    await quietly(sender.send(PLAIN_LETTER));
    await quietly(sender.send(PLAIN_LETTER));
    expect(lines).to.deep.equal([{ level: 'warn', line: { neighbour: 'smtp', reason: 'smtp_ESOCKET' } }]);
    const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await sender.send(PLAIN_LETTER);
    expect(lines.at(-1)).to.deep.include({ level: 'info' });
    expect(JSON.stringify(lines)).not.to.include('secret words').and.not.to.include('mai@');
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('is not the one that refuses a letter', async () => {
    const { service, lines } = watching('smtp');
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such box'), { responseCode: 550 })),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const fault = await watchedSender(smtpSender(`smtp://127.0.0.1:${port}`, 'help@example.com'), service)
      .send(PLAIN_LETTER)
      .catch((error: unknown) => error);
    expect(fault).to.include({ message: 'smtp_550', final: true });
    expect(lines).to.deep.equal([]);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('be it the gateway of text messages', async () => {
    const { url, server } = await shop(() => 401);
    const sms = watching('sms');
    const fault = await watchedSender(smsGateway(url, 'old token'), sms.service)
      .send(PLAIN_LETTER)
      .catch((error: unknown) => error);
    expect(fault, 'a wrong token is no fault of the letter').to.include({ final: false, unreachable: true });
    expect(sms.lines).to.have.length(1);
    server.close();
  });
});
