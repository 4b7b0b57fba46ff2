import { expect } from 'chai';
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
