import { connect } from 'node:net';
import { expect } from 'chai';
import { raiseStage, type Stage } from '../flow/dispute-stage.ts';
import { visitorToken } from '../support/clients.ts';

/** More than any door takes of chunks of one byte. */
const BYTES = 60_000;

describe('a body of one byte a chunk', function () {
  this.timeout(60_000);
  let stage: Stage;
  before(async () => {
    stage = await raiseStage('auracart', {
      ...{ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'help@example.com', MAIL_REPLY_TO: 'support@example.com' },
      MAIL_INBOUND_SECRET: 'a-secret-that-both-sides-know-well',
    });
  });
  after(() => stage.close());

  /** The status of the answer. */
  function sent(path: string, headers: readonly string[], body: string): Promise<string> {
    const { hostname, port, host } = new URL(stage.url);
    const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, 'Transfer-Encoding: chunked', ...headers].join('\r\n');
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('data', (answer) => {
        resolve(answer.toString('latin1').slice(9, 12));
        socket.destroy();
      });
      socket.on('error', reject);
      socket.write(`${head}\r\n\r\n${body.replace(/./gs, '1\r\n$&\r\n')}`);
    });
  }
  const multipart = (name: string, file: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n%PDF-1.4\n${'a'.repeat(BYTES)}`;

  it('is refused before it has ended: as a mail, as an upload, as JSON', async () => {
    const { token } = await visitorToken(stage.url);
    const form = 'Content-Type: multipart/form-data; boundary=b';
    const upload = multipart('file', '; filename="a.pdf"');
    expect(await sent('/v1/mail/inbound', [], 'a'.repeat(BYTES)), 'mail').to.equal('400');
    expect(await sent('/v1/uploads', [form, `Authorization: Bearer ${token}`], upload), 'upload').to.equal('400');
    expect(await sent('/v1/visitors', [], `{"locale":"${'a'.repeat(BYTES)}`), 'JSON').to.equal('400');
  });
});
