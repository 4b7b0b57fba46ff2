import { crc32, deflateSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import type { WireError } from '../../protocol/error-codes.ts';
import { newShopper, postUpload, type Shopper, upload } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const MEGABYTE = 1024 * 1024;
const bytesOf = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));
const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });

describe('files that are not what they seem', function () {
  this.timeout(60_000);
  let server: TestServer;
  let shopper: Shopper;
  let token: string;
  let conversationId: string;

  before(async () => {
    server = await startServer();
    ({ client: shopper, token, conversationId } = await newShopper(server.url));
  });
  after(async () => {
    shopper.close();
    await server.stop();
    server.discard();
  });
  afterEach(() => expect(server.process.exitCode).to.equal(null));

  async function refusal(bytes: Bytes, name: string): Promise<string> {
    const response = await postUpload(server.url, token, bytes, name);
    const { error } = (await response.json()) as { error?: WireError };
    return `${response.status} ${error?.code}`;
  }
  /** The bytes that whoever gets the message downloads. */
  async function asSeen(bytes: Bytes, name: string): Promise<{ file: Buffer; name: string; headers: Headers }> {
    const { attachmentId } = await upload(server.url, token, bytes, name);
    const { seq } = await shopper.ask('message:send', {
      conversationId,
      clientId: attachmentId,
      attachmentIds: [attachmentId],
    });
    const { messages } = await shopper.ask('conversation:open', { conversationId, afterSeq: seq - 1 });
    const [attachment] = messages[0]?.attachments ?? [];
    const response = await fetch(new URL(attachment?.url ?? '', server.url));
    return { file: Buffer.from(await response.arrayBuffer()), name: attachment?.name ?? '', headers: response.headers };
  }

  for (const [what, bytes] of [
    ['an executable', bytesOf(`MZ\x90\x00\x03\x00\x00\x00${'\x00'.repeat(120)}PE\x00\x00`)],
    ['an ELF executable', bytesOf(`\x7fELF\x02\x01\x01${'\x00'.repeat(60)}`)],
    ['a shell script', bytesOf('#!/bin/sh\nrm -rf /\n')],
    ['an SVG with a script', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['an SVG with an XML head', bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['an archive', bytesOf('PK\x03\x04\x14\x00\x00\x00\x00\x00')],
    ['an SVG after a long comment', bytesOf(`<!-- ${'x'.repeat(6_000)} --><svg xmlns="http://www.w3.org/2000/svg"/>`)],
    ['a page after words', bytesOf('Dear all,\n<html><script>alert(1)</script></html>')],
    ['a page in UTF-16', new Uint8Array(Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'))],
    ['a gzip archive', bytesOf('\x1f\x8b\x08\x00\x00\x00\x00\x00')],
    ['a film without a picture', bytesOf(`\0\0\0\x1cftypM4A \0\0\0\0${'\0'.repeat(80)}`)],
    ['an AVI film', bytesOf('RIFF\x00\x00\x00\x00AVI LIST')],
    ['a Java class', bytesOf('\xca\xfe\xba\xbe\x00\x00\x00\x34')],
    ['nothing known', bytesOf('\x00\x01\x02\x03'.repeat(30))],
  ] as const)
    it(`refuses ${what} called photo.png`, async () => {
      expect(await refusal(bytes, 'photo.png')).to.equal('415 file_type_refused');
    });

  it('refuses a JPEG that is cut off', async () => {
    const noise = sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
    const whole = await noise.jpeg().toBuffer();
    expect(await refusal(new Uint8Array(whole.subarray(0, whole.length / 3)), 'photo.jpg')).to.equal(
      '422 file_damaged',
    );
  });

  it('refuses a picture that unpacks to more than 40 megapixels', async () => {
    const bomb = blackPng(8_000, 8_000);
    expect(bomb.length).to.be.lessThan(20_000);
    expect(await refusal(bomb, 'small.png')).to.equal('413 picture_too_large');
  });

  it('refuses a picture or a text of 11 MB', async () => {
    for (const head of [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('word '.repeat(2_000))]) {
      const large = new Uint8Array(11 * MEGABYTE).fill(32);
      large.set(head);
      expect(await refusal(large, 'large.png')).to.equal('413 payload_too_large');
    }
  });

  it('refuses an empty file, and a form without one', async () => {
    expect(await refusal(new Uint8Array(0), 'empty.png')).to.equal('400 file_missing');
    const response = await fetch(`${server.url}/v1/uploads`, {
      method: 'POST',
      body: new FormData(),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).to.equal(400);
  });

  it('refuses malformed multipart bodies', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'no boundary'],
      ['application/json', '{"file": "x"}'],
      [
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="f"; filename="x.png"\r\n\r\ncut',
      ],
      ['multipart/form-data; boundary=b', '--c\r\nnonsense'],
      ['multipart/form-data; boundary=b', `--b\r\n${'x: y\r\n'.repeat(5_000)}\r\n`],
      ['text/plain', ''],
    ] as const) {
      const response = await fetch(`${server.url}/v1/uploads`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
      });
      const { error } = (await response.json()) as { error: WireError };
      expect(response.status, body.slice(0, 40)).to.equal(400);
      expect(['request_malformed', 'file_missing']).to.include(error.code);
    }
  });

  it('keeps a picture only: what hides behind it is gone', async () => {
    const png = await picture.clone().png().toBuffer();
    const polyglot = new Uint8Array(Buffer.concat([png, Buffer.from('<script>alert(1)</script>PK\x03\x04')]));
    const { file, headers } = await asSeen(polyglot, 'photo.png');
    expect(file.includes('<script>')).to.equal(false);
    expect((await sharp(file).metadata()).width).to.equal(40);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.include('sandbox');
  });

  it('takes place and camera out of a photograph', async () => {
    const photo = await picture
      .clone()
      .jpeg()
      .withExif({ IFD0: { Model: 'SecretCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '3/1 8/1 0/1' } })
      .toBuffer();
    expect(photo.includes('SecretCamera')).to.equal(true);
    const { file } = await asSeen(new Uint8Array(photo), 'photo.jpg');
    expect(file.includes('SecretCamera')).to.equal(false);
    expect((await sharp(file).metadata()).exif).to.equal(undefined);
  });

  it('keeps of a file name no path, no control characters', async () => {
    const png = new Uint8Array(await picture.clone().png().toBuffer());
    for (const [given, kept] of [
      ['../../etc/passwd.png', 'passwd.png'],
      ['C:\\Windows\\win.png', 'win.png'],
      ['a\u202egnp.exe', 'agnp.exe'],
      ['..', 'file'],
    ] as const)
      expect((await asSeen(png, given)).name).to.equal(kept);
  });

  it('does not let one shopper send the file of another, nor read it without a signature', async () => {
    const { attachmentId } = await upload(
      server.url,
      token,
      new Uint8Array(await picture.clone().png().toBuffer()),
      'p.png',
    );
    const stranger = await newShopper(server.url);
    const request = { conversationId: stranger.conversationId, clientId: 'f', attachmentIds: [attachmentId] };
    expect(await stranger.client.refusal('message:send', request)).to.equal('attachment_not_found');
    for (const query of ['', '?expires=99999999999999&signature=x', '?expires=x&signature='])
      expect((await fetch(`${server.url}/v1/attachments/${attachmentId}${query}`)).status).to.equal(404);
    stranger.client.close();
  });
});

/** A valid PNG of one bit a pixel, all black: megapixels in a few kilobytes. */
function blackPng(width: number, height: number): Bytes {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
