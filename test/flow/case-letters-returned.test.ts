import { expect } from 'chai';
import type { LetterList } from '../../protocol/api.ts';
import { signedHeaders } from '../../transport/signed-calls.ts';
import type { ReceivedMail } from '../support/mail-server.ts';
import { brokenJars, DAY } from './dispute-stage.ts';
import { useMailStage } from './mail-stage.ts';

const SECRET = 'a-secret-that-both-sides-know-well';
const PATH = '/v1/mail/inbound';

describe('a letter of a case that comes back', function () {
  this.timeout(60_000);
  const mail = useMailStage({ MAIL_REPLY_TO: 'support@example.com', MAIL_INBOUND_SECRET: SECRET });
  let number: string;
  let asked: ReceivedMail;
  let reports = 0;

  /** A mail server says that a letter did not arrive. */
  async function comesBack(to: string, receiver: string, { action = 'failed', status = '5.1.1' } = {}) {
    reports += 1;
    const raw = Buffer.from(
      [
        'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
        `To: ${to}\r\nFrom: mailer-daemon@example.com\r\nMessage-ID: <case-bounce-${reports}@mx>`,
        '',
        '--r\r\nContent-Type: text/plain\r\n\r\nNot found.\r\n--r\r\nContent-Type: message/delivery-status\r\n',
        `Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; ${receiver}\r\nAction: ${action}\r\nStatus: ${status}\r\n`,
        '--r--',
      ].join('\r\n'),
    );
    const response = await fetch(`${mail.stage.url}${PATH}`, {
      method: 'POST',
      body: new Uint8Array(raw),
      headers: signedHeaders(SECRET, mail.stage.at(), 'POST', PATH, raw),
    });
    return ((await response.json()) as { outcome?: string }).outcome;
  }
  const untold = async () => (await mail.stage.mediator.sees(number)).untold;
  const letters = async (state: string) =>
    (await mail.stage.supervisor.get<LetterList>(`/v1/letters?state=${state}`)).body.letters;

  before(async () => {
    number = await brokenJars(mail.stage);
    asked = await mail.server.mail(({ subject = '' }) => subject.includes(number) && /[Aa]nswer/.test(subject));
  });

  it('goes out with an address of its own to come back to, and none to be answered at', () => {
    expect(asked.returnPath).to.match(/^support\+[a-z2-7]{26}\.[a-z2-7]{20}@example\.com$/);
    expect(asked.replyTo).to.equal(undefined);
    const others = mail.server.mails.filter(({ receiver }) => receiver !== asked.receiver);
    for (const { returnPath } of others) expect(returnPath).not.to.equal(asked.returnPath);
  });

  it('is not taken for one on other words: a delay, another address, an address that is not signed', async () => {
    expect(await untold(), 'the provider has taken it').to.deep.equal([]);
    const { receiver, returnPath } = asked;
    expect(await comesBack(returnPath, receiver, { action: 'delayed', status: '4.4.1' })).to.equal('automatic');
    expect(await comesBack(returnPath, 'somebody@example.net')).to.equal('automatic');
    expect(await comesBack('support@example.com', receiver)).to.equal('automatic');
    const forged = returnPath.replace(/\.[a-z2-7]{20}@/, `.${'a'.repeat(20)}@`);
    expect(await comesBack(forged, receiver)).to.equal('automatic');
    expect(await untold()).to.deep.equal([]);
    expect(await letters('failed')).to.deep.equal([]);
  });

  it('has told nobody: both the other side and a mediator see that, and the letter is listed as failed', async () => {
    expect(await comesBack(asked.returnPath, asked.receiver)).to.equal('bounce');
    expect(await untold()).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
    expect((await mail.stage.buyer.sees(number)).untold).to.deep.equal([{ party: 'seller', state: 'unreachable' }]);
    const failed = await letters('failed');
    expect(failed.map(({ disputeNumber, receiver, fault }) => [disputeNumber, receiver, fault])).to.deep.equal([
      [number, 'seller', 'bounced'],
    ]);
  });

  it('reaches them once it is sent again, and their time to answer begins then', async () => {
    mail.stage.passes(DAY / 2);
    const [failed] = await letters('failed');
    expect((await mail.stage.supervisor.post(`/v1/letters/${failed?.id}/send-again`)).status).to.equal(200);
    for (let tries = 0; tries < 250 && (await untold()).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await untold()).to.deep.equal([]);
    expect(mail.server.mails.filter(({ receiver }) => receiver === asked.receiver)).to.have.length(2);
    const { clocks } = await mail.stage.mediator.sees(number);
    const first = clocks.find(({ clock }) => clock === 'first-answer');
    expect(Date.parse(first?.startedAt ?? '')).to.be.greaterThan(Date.now() + DAY / 4);
  });

  it('counts no more once its receiver has opened the page', async () => {
    await mail.stage.seller('Kedai Dapur Mei').sees(number);
    expect(await comesBack(asked.returnPath, asked.receiver)).to.equal('bounce');
    expect(await untold()).to.deep.equal([]);
  });

  it('is the last to that address: what follows waits for another one, and for nobody for ever', async () => {
    const before = mail.server.mails.length;
    await mail.stage.buyer.post(`/v1/disputes/${number}/actions`, { action: 'cancel', data: { confirmed: true } });
    await mail.server.mail(({ receiver, subject = '' }) => receiver !== asked.receiver && /closed/i.test(subject));
    for (let tries = 0; tries < 250 && (await letters('waiting')).length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const waiting = await letters('waiting');
    expect(waiting.map(({ receiver, fault }) => [receiver, fault])).to.deep.equal([['seller', 'address_unknown']]);
    const sent = mail.server.mails.slice(before).map(({ receiver }) => receiver);
    expect(sent).not.to.include(asked.receiver);
  });
});
