import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DANGER_KINDS, type DangerKind } from '../../../../kb/danger/danger.ts';
import { dangerRecogniser } from '../../../../kb/danger/recognise-danger.ts';
import { LOCALES } from '../../../../protocol/locale.ts';

interface Line {
  readonly text: string;
  readonly kind: DangerKind | 'none';
}

/** Lines by an author who saw neither the model nor what it was trained on. Below these shares a training has gone wrong. */
const NOTICED = 0.8;
const FALSE_ALARMS = 0.08;

describe('the recogniser of people in danger', () => {
  const recognise = dangerRecogniser();
  for (const locale of LOCALES)
    it(`notices them in words that it never saw, and few others (${locale})`, () => {
      const lines = readFileSync(`bench/questions/danger/apart/${locale}.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      const share = (kind: Line['kind']) => {
        const those = lines.filter((line) => line.kind === kind);
        return those.filter(({ text }) => recognise(text) !== undefined).length / those.length;
      };
      for (const kind of DANGER_KINDS) expect(share(kind), kind).to.be.at.least(NOTICED);
      expect(share('none')).to.be.at.most(FALSE_ALARMS);
    });

  it('takes any text, at little cost', () => {
    const texts = ['', ' ', '\ud800', '😀'.repeat(10_000), 'kill '.repeat(200_000), '死'.repeat(500_000), '\0'];
    for (const text of texts) {
      const started = process.threadCpuUsage();
      recognise(text);
      const { user, system } = process.threadCpuUsage(started);
      expect((user + system) / 1000, JSON.stringify(text.slice(0, 20))).to.be.below(50);
    }
  });

  it('takes kilometres for kilometres', () => {
    expect(recognise('the courier is 5 kms away')).to.equal(undefined);
  });

  it('takes an order’s number, and the wish for a language, for what they are', () => {
    const asking = ['tôi muốn nói tiếng anh', 'cho tôi tiếng việt', 'no sé inglés', 'saya orang indonesia'];
    for (const text of ['MY-7001', 'HE-7001', 'ME-8123', 'MY 1', 'doa', ...asking])
      expect(recognise(text), text).to.equal(undefined);
  });

  it('hears a house on fire, and somebody about to jump, in the fewest words', () => {
    const short = ['家失火', 'i will jump', 'quiero tirarme por la ventana', 'mau loncat dari jembatan', 'nhà cháy'];
    for (const text of [...short, 'rumah terbakar']) expect(recognise(text), text).to.not.equal(undefined);
  });
});
