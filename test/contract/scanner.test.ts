import { Readable } from 'node:stream';
import { expect } from 'chai';
import { clamdScanner } from '../../store/clamd/clamd-scanner.ts';
import { EICAR, hasClamd, type Manner, speakClamd, startClamd, type TestClamd } from '../support/clamd.ts';
import { servicesRequired } from '../support/services.ts';

const MEGABYTE = 1024 * 1024;

function* zeros(bytes: number) {
  for (let at = 0; at < bytes; at += 65_536) yield Buffer.alloc(Math.min(65_536, bytes - at));
}

for (const [name, open] of [
  ['clamd', startClamd],
  ['a server that speaks its protocol', () => speakClamd()],
] as const)
  describe(`a scan by ${name}`, function () {
    this.timeout(60_000);
    let clamd: TestClamd | undefined;
    before(async function () {
      if (name === 'clamd' && !hasClamd() && !servicesRequired()) return this.skip();
      clamd = await open();
    });
    after(() => clamd?.stop());
    const scan = (content: Readable) => clamdScanner({ host: '127.0.0.1', port: clamd?.port ?? 0 }).scan(content);

    it('finds nothing in a clean file, however it is cut into pieces', async () => {
      expect(await scan(Readable.from([Buffer.from('a receipt')]))).to.equal(undefined);
      expect(await scan(Readable.from([...'a receipt'].map((letter) => Buffer.from(letter))))).to.equal(undefined);
    });

    it('names what it finds', async () => {
      expect(await scan(Readable.from([Buffer.from(EICAR)]))).to.match(/^Kaunter\.Test/);
      const [first, second] = [Buffer.from(`before ${EICAR.slice(0, 20)}`), Buffer.from(`${EICAR.slice(20)} after`)];
      expect(await scan(Readable.from([first, second]))).to.match(/^Kaunter\.Test/);
    });

    it('takes the largest film', async () => {
      expect(await scan(Readable.from(zeros(100 * MEGABYTE)))).to.equal(undefined);
    });

    it('answers many at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => scan(Readable.from([Buffer.from(at % 2 === 0 ? 'clean' : EICAR)]))),
      );
      expect(answers.filter((found) => found === undefined).length).to.equal(10);
    });

    it('does not take a file for clean that could not be read to its end', async () => {
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('begin');
          throw new Error('the disk is gone');
        })(),
      );
      expect(await outcome(scan(broken))).to.equal('the disk is gone');
    });
  });

describe('a scan that gets no answer', function () {
  this.timeout(20_000);
  for (const [manner, said] of [
    ['breaks off', /nothing|ECONNRESET|EPIPE/],
    ['refuses size', /size limit|ECONNRESET|EPIPE/],
    ['talks nonsense', /PERHAPS/],
  ] as const satisfies readonly (readonly [Manner, RegExp])[])
    it(`is no answer where clamd ${manner}`, async () => {
      const clamd = await speakClamd(manner);
      const scan = clamdScanner({ host: '127.0.0.1', port: clamd.port }).scan(Readable.from(zeros(8 * MEGABYTE)));
      expect(await outcome(scan)).to.match(said);
      await clamd.stop();
    });

  it('is no answer where nobody listens', async () => {
    const clamd = await speakClamd();
    await clamd.stop();
    const content = Readable.from([Buffer.from('x')]);
    expect(await outcome(clamdScanner({ host: '127.0.0.1', port: clamd.port }).scan(content))).to.match(/ECONNREFUSED/);
    expect(await outcome(clamdScanner({ path: '/nowhere/clamd.sock' }).scan(content))).to.match(/ENOENT/);
  });
});

async function outcome(scan: Promise<string | undefined>): Promise<string> {
  return scan.then(
    (found) => `answered ${found}`,
    (error: Error) => error.message,
  );
}
