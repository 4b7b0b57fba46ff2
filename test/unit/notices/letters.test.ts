import { expect } from 'chai';
import { NOTICE_TEMPLATES } from '../../../disputes/domain/effects.ts';
import { words } from '../../../locales/words.ts';
import { noticeWords } from '../../../notices/letter-words.ts';
import { type Letter, LetterFault, type LetterSender } from '../../../notices/letters/letter.ts';
import { letterHtml } from '../../../notices/letters/letter-html.ts';
import { letterText, shortText } from '../../../notices/letters/letter-text.ts';
import { type LetterPorts, pauseAfter, sendLetters } from '../../../notices/letters/send-letters.ts';
import type { Delivery, DeliveryOutcome, NoticeOutbox } from '../../../notices/ports.ts';
import { CodedError } from '../../../protocol/error-codes.ts';
import { LOCALES } from '../../../protocol/locale.ts';
import { aboutCase, allWanted } from '../../support/letters.ts';

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
    returned: async () => undefined,
    wentTo: async () => false,
  };
  const senders = sender === undefined ? {} : { email: sender, sms: sender };
  return {
    outbox,
    senders,
    moment: 0,
    about: aboutCase,
    wanted: allWanted,
    write: async (notices, locale) => ({
      letter: { ...content, locale, happened: notices.map((notice) => texts(notice, locale).text) },
      overtaken: new Set(),
    }),
    onSent: async () => undefined,
    onHopeless: async () => undefined,
    onOutcome: () => undefined,
    onFault: () => undefined,
    now: () => NOW,
  };
}

const content = {
  locale: 'vi',
  sender: 'AuraCart',
  subject: 'Đã mở',
  heading: 'Đã mở khiếu nại',
  happened: ['Khiếu nại'],
  quote: { label: 'Sàn hỏi', text: 'Màu gì?\n<b>?' },
  stands: ['Đến lượt bạn phản hồi.'],
  due: { label: 'Hạn bạn phản hồi', until: '5 thg 3', afterwards: 'Sau đó sàn tiếp nhận.' },
  facts: [['Đơn', 'AC-1009']],
  button: 'Mở vụ việc',
  footer: 'Bạn là một bên.',
  link: 'https://x/?a=1&b=2',
} as const;
const letter: Letter = { ...content, key: 'k', thread: 'case', to: 'mai@example.com', name: 'Mai' };

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
  it('go out in the language of the receiver, one for all that a party is told of a case', async () => {
    const sent: Letter[] = [];
    const outcomes = await round(
      [
        delivery({ key: 'case/2/buyer/settled', template: 'settled', at: NOW + 1 }),
        delivery(),
        delivery({ key: 'case/1/seller/opened', receiver: 'seller' }),
        delivery({ key: 'other/1/buyer/opened', caseId: 'other' }),
      ],
      { send: async (each) => void sent.push(each) },
    );
    expect(outcomes).to.deep.equal(Array.from({ length: 4 }, () => ({ state: 'sent' })));
    expect(sent.map(({ key }) => key).sort()).to.deep.equal([
      'case/1/buyer/opened',
      'case/1/seller/opened',
      'other/1/buyer/opened',
    ]);
    const both = sent.find(({ key }) => key === 'case/1/buyer/opened');
    expect(both?.happened).to.have.length(2);
    expect(both?.happened[0]).to.include('Khiếu nại KD-2222');
  });

  it('say the same as a page, as plain text and as a text message, with what people wrote made harmless', () => {
    const html = letterHtml(letter);
    for (const part of ['Đã mở khiếu nại', 'Đến lượt bạn phản hồi.', '5 thg 3', 'AC-1009', 'Mở vụ việc']) {
      expect(html).to.include(part);
      expect(letterText(letter)).to.include(part);
    }
    expect(html).to.include('&lt;b&gt;?').and.include('href="https://x/?a=1&amp;b=2"').and.not.include('<b>');
    expect(html.match(/<a /g), 'one button').to.have.length(1);
    expect(letterText(letter)).to.include('> Màu gì?\n> <b>?').and.include('https://x/?a=1&b=2');
    expect(shortText(letter)).to.equal('AuraCart - Đã mở khiếu nại - Hạn bạn phản hồi: 5 thg 3 - https://x/?a=1&b=2');
  });

  it('lead to where their receiver chooses which ones they get', () => {
    const choose = { text: 'Chọn email', link: 'https://x/inbox?lang=vi#told' };
    const chosen = { ...letter, choose };
    expect(letterHtml(chosen)).to.match(
      /Bạn là một bên\.<br><a href="https:\/\/x\/inbox\?lang=vi#told"[^>]*>Chọn email<\/a>/,
    );
    expect(letterText(chosen)).to.match(/Bạn là một bên\.\n\nChọn email:\nhttps:\/\/x\/inbox\?lang=vi#told\n$/);
    expect(shortText(chosen)).to.equal(shortText(letter));
  });

  it('are left out where their receiver does not want them, or put off until then', async () => {
    const letters = async (wanted: 'never' | number, channel: 'email' | 'sms') => {
      const became: string[] = [];
      const { outbox, ...ports } = portsFor(
        [delivery({ channel })],
        { send: async () => void became.push('sent') },
        [],
      );
      await sendLetters(
        {
          ...ports,
          wanted: async () => wanted,
          onHopeless: async () => void became.push('receiver not reached'),
          outbox: {
            ...outbox,
            release: async (_delivery, at) => void became.push(`due at ${at}`),
            settle: async (_delivery, outcome) => void became.push(JSON.stringify(outcome)),
          },
        },
        channel,
        NOW,
      );
      return became;
    };
    const skipped = '{"state":"skipped","fault":"unwanted"}';
    expect(await letters('never', 'email')).to.deep.equal([skipped]);
    expect(await letters('never', 'sms'), 'and nothing else went').to.deep.equal([skipped, 'receiver not reached']);
    expect(await letters(NOW + 5, 'email')).to.deep.equal([`due at ${NOW + 5}`]);
  });

  it('keep numbers of cases, orders and tickets in one line, and no words of people', () => {
    const told = 'KD-8NC8-KD5A-94G, T-48F96AE360: ABC-123456789-VERY-LONG-TRACKING-NUMBER-0001';
    const html = letterHtml({ ...letter, happened: [told] });
    const kept = [...html.matchAll(/<span style="white-space:nowrap">([^<]*)<\/span>/g)].map(([, number]) => number);
    expect(kept).to.deep.equal(['KD-8NC8-KD5A-94G', 'T-48F96AE360', 'AC-1009']);
  });

  it('show in a list of mails where a case stands, or what was said where there is no case', () => {
    const preview = (given: Letter) => /<div style="display:none[^>]*>([^<]*)</.exec(letterHtml(given))?.[1];
    expect(preview(letter)).to.equal('Đến lượt bạn phản hồi.');
    expect(preview({ ...letter, stands: [] })).to.equal('Khiếu nại');
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
  const letters = Array.from({ length: 12 }, (_, n) => delivery({ key: `${n}/1/buyer/opened`, caseId: `case-${n}` }));
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
