import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import type { UploadCreated } from '../../protocol/api.ts';
import { newShopper, postUpload, type Shopper, upload } from '../support/clients.ts';
import { fixture, longFilm } from '../support/films.ts';
import { startServer, type TestServer } from '../support/server.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const MEGABYTE = 1024 * 1024;
const PLACE = '101.6869';

describe('pictures, films and papers that are handed in', function () {
  this.timeout(120_000);
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

  /** Uploads, sends, and reads as whoever gets the message. */
  async function sent(bytes: Bytes, name: string) {
    const created = await upload(server.url, token, bytes, name);
    const { attachmentId } = created;
    const message = { conversationId, clientId: attachmentId, attachmentIds: [attachmentId] };
    const { seq } = await shopper.ask('message:send', message);
    const { messages } = await shopper.ask('conversation:open', { conversationId, afterSeq: seq - 1 });
    const [attachment] = messages[0]?.attachments ?? [];
    if (attachment === undefined) throw new Error('the message came without its file');
    const url = new URL(attachment.url, server.url);
    const read = async (headers: Record<string, string> = {}) => {
      const response = await fetch(url, { headers });
      return { response, body: Buffer.from(await response.arrayBuffer()) };
    };
    return { created, attachment, read };
  }

  for (const [name, place] of [
    // FFmpeg writes the place of an MP4 as numbers, in a box of its own.
    ['place.mp4', 'loci'],
    ['place.mov', PLACE],
    ['place.webm', PLACE],
    ['path-as-text.mp4', PLACE],
  ] as const)
    it(`takes the place out of ${name}, and nothing of its pictures`, async () => {
      const film = fixture(name);
      expect(Buffer.from(film).includes(place)).to.equal(true);
      const { created, read } = await sent(film, name);
      const { body } = await read();
      expect(body.length, 'no offset has moved').to.equal(film.length);
      expect(body.includes(place)).to.equal(false);
      expect(body.includes('SecretTitle')).to.equal(false);
      expect(created).to.include({ seconds: 2, state: 'ready', size: film.length });
      expect(created.sha256).to.equal(createHash('sha256').update(body).digest('hex'));
      expect(picturesOf(body, name)).to.equal(picturesOf(Buffer.from(film), name));
    });

  it('takes a film in fragments as it is', async () => {
    const { read } = await sent(fixture('fragments.mp4'), 'f.mp4');
    expect((await read()).body.includes('moof')).to.equal(true);
  });

  it('refuses films that are cut off', async () => {
    for (const [name, status] of [
      ['place.mp4', 422],
      ['place.mov', 422],
      ['place.webm', 422],
      ['fragments.mp4', 422],
    ] as const) {
      const film = fixture(name);
      for (const part of [0.3, 0.7, 0.99]) {
        const cut = film.slice(0, Math.floor(film.length * part));
        const response = await postUpload(server.url, token, cut, name);
        expect(response.status, `${name} to ${part}`).to.equal(status);
      }
    }
  });

  it('refuses a film whose scale of time is empty as damaged, not as a fault of ours', async () => {
    const film = Buffer.from(fixture('place.webm'));
    const at = film.indexOf(Buffer.from('2ad7b183', 'hex'));
    expect(at).to.be.greaterThan(0);
    // The element of no length, and a void one in the place of its three bytes.
    Buffer.from('2ad7b180ec8100', 'hex').copy(film, at);
    const response = await postUpload(server.url, token, new Uint8Array(film), 'scale.webm');
    expect(response.status).to.equal(422);
    expect(await response.json()).to.have.nested.property('error.code', 'file_damaged');
  });

  it('survives films whose structure lies', async () => {
    for (const name of ['place.mp4', 'path-as-text.mp4', 'place.webm'])
      for (let at = 0; at < 60; at += 1) {
        const film = fixture(name);
        const place = (at * 7_919) % Math.min(film.length, 4_000);
        film.set([0xff, 0x00, 0xff, 0x7f], place);
        const response = await postUpload(server.url, token, film, name);
        await response.arrayBuffer();
        expect([201, 415, 422], `${name} at ${place}`).to.include(response.status);
      }
    expect(server.process.exitCode).to.equal(null);
  });

  it('makes an upright JPEG without its metadata of a HEIC', async () => {
    const { created, read } = await sent(fixture('upright.heic'), 'IMG_1.HEIC');
    expect(created.type).to.equal('image/jpeg');
    const { body } = await read();
    expect(body.includes('SecretCamera')).to.equal(false);
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).to.deep.equal([48, 64]);
    const pixel = (x: number, y: number) => [...data.subarray((y * 48 + x) * 3, (y * 48 + x) * 3 + 3)];
    expect(pixel(24, 8)[0]).to.be.greaterThan(180);
    expect(pixel(24, 56)[2]).to.be.greaterThan(180);
  });

  it('refuses a HEIC that is damaged', async () => {
    const heic = fixture('upright.heic');
    expect((await postUpload(server.url, token, heic.slice(0, 1_000), 'a.heic')).status).to.equal(422);
    expect((await postUpload(server.url, token, heic.fill(7, 60, 1_200), 'a.heic')).status).to.equal(422);
  });

  it('keeps an animation one, unless its frames together are too large', async () => {
    const animation = async (side: number, count: number) => {
      const raw = Buffer.concat(Array.from({ length: count }, (_, frame) => Buffer.alloc(side * side * 3, frame * 40)));
      const tall = sharp(raw, { raw: { width: side, height: side * count, channels: 3, pageHeight: side } });
      return new Uint8Array(await tall.gif().toBuffer());
    };
    const kept = await sent(await animation(40, 3), 'a.gif');
    expect((await sharp((await kept.read()).body).metadata()).pages).to.equal(3);
    const large = await sent(await animation(3_000, 5), 'b.gif');
    expect((await sharp((await large.read()).body).metadata()).pages ?? 1).to.equal(1);
  });

  it('takes texts in UTF-8 and UTF-16, to be downloaded', async () => {
    for (const bytes of [
      Buffer.from('chào: đã giao\r\n<3 謝謝'),
      Buffer.from('\ufeffchào: đã giao\r\n<3 謝謝', 'utf16le'),
    ]) {
      const { created, read } = await sent(new Uint8Array(bytes), 'chat.png');
      expect(created.type).to.equal('text/plain');
      const { response, body } = await read();
      expect(body.toString('utf8')).to.equal('chào: đã giao\r\n<3 謝謝');
      expect(response.headers.get('content-disposition')).to.match(/^attachment/);
      expect(response.headers.get('content-type')).to.equal('text/plain; charset=utf-8');
    }
  });

  it('shows a small still of a picture, and none of a film', async () => {
    const picture = await sharp({ create: { width: 1_600, height: 900, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    const { attachment } = await sent(new Uint8Array(picture), 'p.png');
    const still = await fetch(new URL(attachment.thumbnailUrl ?? '', server.url));
    expect(still.headers.get('content-type')).to.equal('image/webp');
    const { width, height } = await sharp(Buffer.from(await still.arrayBuffer())).metadata();
    expect([width, height]).to.deep.equal([480, 270]);
    const film = await sent(fixture('place.mp4'), 'f.mp4');
    expect(film.attachment).to.include({ seconds: 2 });
    expect(film.attachment).not.to.have.property('thumbnailUrl');
  });

  it('serves parts of a film', async () => {
    const { read } = await sent(fixture('place.mp4'), 'f.mp4');
    const whole = await read();
    expect(whole.response.headers.get('accept-ranges')).to.equal('bytes');
    expect(whole.response.headers.get('content-security-policy')).to.match(/^sandbox/);
    expect(whole.response.headers.get('x-content-type-options')).to.equal('nosniff');
    const size = whole.body.length;
    for (const [asked, start, end] of [
      ['bytes=0-99', 0, 99],
      ['bytes=100-', 100, size - 1],
      ['bytes=-10', size - 10, size - 1],
      [`bytes=5-${size * 2}`, 5, size - 1],
    ] as const) {
      const part = await read({ range: asked });
      expect(part.response.status).to.equal(206);
      expect(part.response.headers.get('content-range')).to.equal(`bytes ${start}-${end}/${size}`);
      expect(part.body.equals(whole.body.subarray(start, end + 1)), asked).to.equal(true);
    }
    for (const asked of [`bytes=${size}-`, 'bytes=-0']) {
      const { response } = await read({ range: asked });
      expect(response.status).to.equal(416);
      expect(response.headers.get('content-range')).to.equal(`bytes */${size}`);
    }
    for (const asked of ['bytes=0-1,4-5', 'bytes=9-2', 'lines=1-2', 'bytes=-'])
      expect((await read({ range: asked })).response.status, asked).to.equal(200);
  });

  // Before the long ones: a connection that rests while they go on is closed just as it is used again.
  it('refuses a film of 101 MB', async () => {
    const response = await postUpload(server.url, token, longFilm(101 * MEGABYTE), 'longer.mp4');
    expect(response.status).to.equal(413);
  });

  it('takes 285 MB of films at once without holding them in memory', async () => {
    const status = () => readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
    const resident = () => Number(/VmRSS:\s+(\d+)/.exec(status())?.[1]) / 1024;
    const before = resident();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, resident());
    }, 20);
    const film = longFilm(95 * MEGABYTE);
    const sizes = await Promise.all(
      [1, 2, 3].map(async (nth) => (await upload(server.url, token, film, `${nth}.mp4`)).size),
    ).finally(() => clearInterval(watch));
    expect(sizes).to.deep.equal([film.length, film.length, film.length]);
    // Chunks that wait for the garbage collector remain.
    expect(peak - before, `from ${before} to ${peak} MB`).to.be.lessThan(170);
  });

  it('leaves nothing in the spool, whatever came of the uploads', () => {
    expect(readdirSync(join(server.dataDir, 'uploads'))).to.deep.equal([]);
  });

  it('tells the sender alone how a file stands', async () => {
    const { attachmentId } = await upload(server.url, token, fixture('place.webm'), 'w.webm');
    const ask = async (bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}` };
      const response = await fetch(`${server.url}/v1/uploads/${attachmentId}`, { headers });
      return { status: response.status, body: (await response.json()) as UploadCreated };
    };
    expect((await ask(token)).body).to.include({ attachmentId, state: 'ready' });
    const stranger = await newShopper(server.url);
    stranger.client.close();
    expect((await ask(stranger.token)).status).to.equal(404);
  });
});

/** Hash of the samples of picture and sound: an MP4's `mdat` without the words of its text track, a WebM's clusters. */
function picturesOf(film: Buffer, name: string): string {
  const webm = name.endsWith('.webm');
  const start = film.indexOf(webm ? Buffer.from('1f43b675', 'hex') : 'mdat');
  const end = webm ? film.indexOf(Buffer.from('1c53bb6b', 'hex'), start) : start + film.readUInt32BE(start - 4) - 4;
  const samples = Buffer.from(film.subarray(start, end));
  const words = samples.indexOf('GPS(');
  // Two bytes of length, then the words.
  if (words > 0) samples.fill(0, words - 2, words + 'GPS(101.6869,3.1390)'.length);
  return createHash('sha256').update(samples).digest('hex');
}
