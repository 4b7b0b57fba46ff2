import { expect } from 'chai';
import type { PushOutcome, PushSubscription, Span, UnseenNews } from '../../../notices/push/push.ts';
import { SETTLING_MS, tellBrowsers } from '../../../notices/push/tell-browsers.ts';
import type { PushMessage } from '../../../protocol/push.ts';

const NOW = 100_000;
const PHONE: PushSubscription = {
  ...{ endpoint: 'https://push.example/1', visitorId: 'mai', p256dh: 'p', auth: 'a', locale: 'en' },
  ...{ createdAt: 0, guestUntil: undefined, toldUntil: 40_000 },
};
const NOTICE = {
  ...{ key: 'k', caseId: 'c', caseNumber: 'KD-1', receiver: 'buyer', accountId: 'mai', template: 'ruled' },
  ...{ data: {}, at: 50_000, readAt: undefined },
} as const;

function stand(
  news: Partial<UnseenNews>,
  outcome: PushOutcome = 'sent',
  claims = true,
  quietUntil?: number,
  guestUntil?: number,
) {
  const log: string[] = [];
  const messages: PushMessage[] = [];
  const spans: Span[] = [];
  const tell = () =>
    tellBrowsers(
      {
        store: {
          of: async () => [{ ...PHONE, guestUntil }],
          async news(_visitorId, span) {
            spans.push(span);
            return { answeredBy: [], notices: [], ...news };
          },
          claim: async () => claims,
          giveBack: async () => void log.push('given back'),
          remove: async (endpoint) => void log.push(`removed ${endpoint}`),
        },
        sender: {
          publicKey: '',
          async send(_to, message) {
            messages.push(message);
            return outcome;
          },
        },
        noticeWords: () => ({ title: 'Decided', text: 'The platform has decided KD-1.' }),
        quietUntil: async () => quietUntil,
        putOff: (visitorId, until) => void log.push(`${visitorId} put off until ${until}`),
        marketplace: 'AuraCart',
        now: () => NOW,
      },
      ['mai'],
    );
  return { tell, log, messages, spans };
}

describe('telling browsers', () => {
  it('looks at what is newer than what was told, and old enough to have been read', async () => {
    const { tell, spans, messages } = stand({});
    expect(await tell()).to.equal(0);
    expect(spans).to.deep.equal([{ after: 40_000, until: NOW - SETTLING_MS }]);
    expect(messages, 'nothing new').to.deep.equal([]);
  });

  it('says one thing as it is, and several as their number', async () => {
    const one = stand({ notices: [NOTICE] as never });
    await one.tell();
    expect(one.messages[0]).to.include({ title: 'Decided', body: 'The platform has decided KD-1.' });
    const two = stand({ answeredBy: ['Aisyah'], notices: [NOTICE] as never });
    await two.tell();
    expect(two.messages.map(({ title, body }) => `${title}: ${body}`)).to.deep.equal(['AuraCart: 2 pieces of news']);
  });

  it('sends nothing that another process tells, forgets a browser that is gone, and comes back to one that could not be told', async () => {
    const taken = stand({ answeredBy: ['Aisyah'] }, 'sent', false);
    expect(await taken.tell()).to.equal(0);
    expect(taken.messages).to.deep.equal([]);
    const gone = stand({ answeredBy: ['Aisyah'] }, 'gone');
    await gone.tell();
    expect(gone.log).to.deep.equal([`removed ${PHONE.endpoint}`]);
    const later = stand({ answeredBy: ['Aisyah'] }, 'later');
    await later.tell();
    expect(later.log).to.deep.equal(['given back']);
  });

  it('names nobody and nothing to a guest, whose device others use, and tells them nothing once their time is over', async () => {
    const guest = stand(
      { answeredBy: ['Aisyah', 'Aisyah'], notices: [NOTICE] as never },
      'sent',
      true,
      undefined,
      NOW + 1,
    );
    expect(await guest.tell()).to.equal(1);
    expect(guest.messages).to.deep.equal([
      {
        ...{ title: 'AuraCart', body: 'There is an answer for you in the chat.' },
        ...{ url: '/help/en/#chat', tag: 'news', lang: 'en' },
      },
    ]);
    const ofCases = stand({ notices: [NOTICE] as never }, 'sent', true, undefined, NOW + 1);
    expect(await ofCases.tell()).to.equal(0);
    const over = stand({ answeredBy: ['Aisyah'] }, 'sent', true, undefined, NOW);
    expect(await over.tell()).to.equal(0);
  });

  it('leaves people in their quiet hours alone until these end', async () => {
    const quiet = stand({ answeredBy: ['Aisyah'] }, 'sent', true, NOW + 1_000);
    expect(await quiet.tell()).to.equal(0);
    expect(quiet.messages).to.deep.equal([]);
    expect(quiet.log).to.deep.equal([`mai put off until ${NOW + 1_000}`]);
    const nothing = stand({}, 'sent', true, NOW + 1_000);
    await nothing.tell();
    expect(nothing.log, 'nothing to tell then').to.deep.equal([]);
  });

  it('asks a push service that does not answer once, and tells the browsers of another meanwhile', async () => {
    const browsers = [
      'https://hangs.example/1',
      'https://hangs.example/2',
      'https://hangs.example/3',
      'https://push.example/1',
    ];
    const asked: string[] = [];
    const claimed: string[] = [];
    let answers: (() => void) | undefined;
    const telling = tellBrowsers(
      {
        store: {
          of: async () => browsers.map((endpoint) => ({ ...PHONE, endpoint })),
          news: async () => ({ answeredBy: ['Aisyah'], notices: [] }),
          claim: async ({ endpoint }) => claimed.push(endpoint) > 0,
          giveBack: async ({ endpoint }) => void claimed.splice(claimed.indexOf(endpoint), 1),
          remove: async () => undefined,
        },
        sender: {
          publicKey: '',
          async send({ endpoint }) {
            asked.push(endpoint);
            if (!endpoint.includes('hangs')) return 'sent';
            await new Promise<void>((resolve) => {
              answers = resolve;
            });
            return 'away';
          },
        },
        ...{ noticeWords: () => ({ title: '', text: '' }), marketplace: 'AuraCart', now: () => NOW },
        ...{ quietUntil: async () => undefined, putOff: () => undefined },
      },
      ['mai'],
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).to.have.members(['https://hangs.example/1', 'https://push.example/1']);
    answers?.();
    expect(await telling).to.equal(1);
    expect(asked, 'the others wait for the next round').to.have.length(2);
    expect(claimed, 'and stay untold').to.deep.equal(['https://push.example/1']);
  });
});
