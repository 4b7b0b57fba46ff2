import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { type FormPlace, formRoom } from '../../../transport/form-room.ts';
import { type Form, readForm } from '../../../transport/read-form.ts';

const MEGABYTE = 1024 * 1024;
const LIMITS = { fields: 3, fieldBytes: 100, files: 2, fileBytes: MEGABYTE };

describe('reading a form', function () {
  this.timeout(30_000);
  let server: Server;
  let socket: Socket;
  let place: FormPlace;
  let taken = 0;
  let outcome: Promise<Form>;
  beforeEach(async () => {
    const take = (bytes: number) => {
      taken += bytes;
      return true;
    };
    place = { take, leave: () => undefined };
    server = createServer((request, response) => {
      outcome = readForm(request, LIMITS, place);
      outcome.then(
        () => response.end(),
        () => response.end(),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  });
  afterEach(() => {
    socket.destroy();
    server.close();
  });

  /** Begins a form; in chunks, so that its length is not known before. */
  async function begin(): Promise<void> {
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=xx\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    await once(server, 'request');
  }
  const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  const part = (about: string, text: string): string =>
    `--xx\r\nContent-Disposition: form-data${about}\r\n\r\n${text}\r\n`;
  const file = (text: string): string => part('; name="files"; filename="a.txt"', text);
  async function sends(text: string): Promise<Form> {
    await begin();
    socket.write(`${chunk(text)}0\r\n\r\n`);
    return outcome;
  }
  const fields = (form: Form) => Object.fromEntries(form.fields);

  it('gives fields and files, as every database takes them', async () => {
    const form = await sends(
      `${part('; name="one"', 'a\u0000b')}${part('; name="one"', 'c')}${file('hello')}--xx--\r\n`,
    );
    expect(fields(form)).to.deep.equal({ one: 'ab' });
    expect(form.files.map(({ name, bytes }) => [name, bytes.toString()])).to.deep.equal([['a.txt', 'hello']]);
    expect(form.refused).to.equal(undefined);
  });

  it('gives the fields, and no file, where there are too many or too large ones', async () => {
    const many = await sends(`${part('; name="one"', 'a')}${file('x').repeat(3)}--xx--\r\n`);
    expect([many.refused, fields(many), many.files]).to.deep.equal(['files', { one: 'a' }, []]);
    const large = await sends(`${part('; name="one"', 'a')}${file('x'.repeat(MEGABYTE + 1))}--xx--\r\n`);
    expect([large.refused, fields(large), large.files]).to.deep.equal(['payload_too_large', { one: 'a' }, []]);
  });

  it('ends where more comes than a form has, though none of it is kept', async () => {
    await begin();
    socket.write(chunk(part('; name="one"', 'a')));
    socket.write(chunk(part('; name="two"', '').slice(0, -2)));
    for (let i = 0; i < 20; i++) socket.write(chunk('x'.repeat(MEGABYTE / 10)));
    expect((await outcome).refused).to.equal('payload_too_large');
  });

  it('keeps of a file that comes byte by byte hardly more than its bytes', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    await begin();
    const body = file('').slice(0, -2);
    socket.write(chunk(body));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = held();
    const bytes = 200_000;
    const from = taken;
    socket.write('1\r\na\r\n'.repeat(bytes));
    while (taken < from + bytes) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(held() - before).to.be.lessThan(10 * bytes);
  });

  it('gives the fields of what there is no room for', async () => {
    const room = formRoom({ bytes: 3000, bytesOfAddress: 2000 });
    place = room.enter('one');
    await begin();
    socket.write(chunk(part('; name="one"', 'a')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(chunk(file('x'.repeat(4000))));
    const form = await outcome;
    expect([form.refused, fields(form)]).to.deep.equal(['overloaded', { one: 'a' }]);
  });
});

describe('the room of forms', () => {
  it('is bounded for all together and for each network, and is given back', () => {
    const room = formRoom({ bytes: 10, bytesOfAddress: 6 });
    const [one, two, other] = [room.enter('a'), room.enter('a'), room.enter('b')];
    expect([one.take(4), two.take(3), two.take(2), other.take(5), other.take(4)]).to.deep.equal([
      ...[true, false, true, false, true],
    ]);
    expect(room.enter('c').take(1)).to.equal(false);
    one.leave();
    expect(two.take(4)).to.equal(true);
  });
});
