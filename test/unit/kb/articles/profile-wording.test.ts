import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { workingCalendarSchema } from '../../../../calendar/working-calendar.ts';
import { profileBook } from '../../../../disputes/domain/profile/profile.ts';
import type { Profile } from '../../../../disputes/domain/profile/profile-schema.ts';
import { contentFaults } from '../../../../kb/articles/content-faults.ts';
import { readContentFiles } from '../../../../kb/articles/content-files.ts';
import { fillFigures } from '../../../../kb/articles/figures.ts';
import { placeNames } from '../../../../kb/help-pages/words.ts';
import { LOCALES, type Locale } from '../../../../protocol/locale.ts';
import { figuresFor, ruleFacts } from '../../../../server/article-figures.ts';

const FOLDER = 'disputes/profiles';
const files = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}`, 'utf8') }));
const profiles = [...profileBook(files).current.values()];
const hours = workingCalendarSchema.parse({ timeZone: 'UTC', week: { monday: ['09:00-18:00'] }, holidays: [] });
const articles = readContentFiles('kb/content');

const AUTOMATIC: Readonly<Record<Locale, RegExp>> = {
  en: /automatic/i,
  ms: /automatik/i,
  id: /otomatis/i,
  vi: /tự động/i,
  es: /automátic/i,
  'zh-Hant': /自動/,
};
const APPEAL: Readonly<Record<Locale, RegExp>> = {
  en: /appeal/i,
  ms: /rayu/i,
  id: /banding/i,
  vi: /yêu cầu xem lại/i,
  es: /apela/i,
  'zh-Hant': /複審/,
};
/** How each locale names each outcome in `dispute-outcomes`. */
const OUTCOMES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    fullRefund: '**Full refund',
    partialRefund: '**Partial refund',
    returnRefund: '**Return for refund',
    exchange: '**Exchange',
    repair: '**Repair',
    discount: '**Discount',
    resend: '**Sent again',
    sendRest: '**Sending the rest',
    releaseSeller: '**Payment to the seller',
    cancelOrder: '**Order cancelled',
    unlockOrder: '**Order unlocked',
    reject: '**Rejection',
  },
  ms: {
    fullRefund: '**bayaran balik penuh',
    partialRefund: '**bayaran balik separa',
    returnRefund: '**pemulangan barang',
    exchange: '**penukaran',
    repair: '**pembaikan',
    discount: '**diskaun',
    resend: '**penghantaran semula',
    sendRest: '**penghantaran baki',
    releaseSeller: '**bayaran kepada penjual',
    cancelOrder: '**pesanan dibatalkan',
    unlockOrder: '**pesanan dibuka',
    reject: '**penolakan',
  },
  id: {
    fullRefund: '**refund penuh',
    partialRefund: '**refund sebagian',
    returnRefund: '**retur lalu refund',
    exchange: '**tukar barang',
    repair: '**perbaikan',
    discount: '**potongan harga',
    resend: '**kirim ulang',
    sendRest: '**kirim sisanya',
    releaseSeller: '**dana ke penjual',
    cancelOrder: '**pesanan dibatalkan',
    unlockOrder: '**kunci pesanan',
    reject: '**ditolak',
  },
  vi: {
    fullRefund: '**Hoàn tiền toàn bộ',
    partialRefund: '**Hoàn tiền một phần',
    returnRefund: '**Trả hàng để hoàn tiền',
    exchange: '**Đổi hàng',
    repair: '**Sửa chữa',
    discount: '**Giảm giá',
    resend: '**Gửi lại',
    sendRest: '**Gửi phần còn thiếu',
    releaseSeller: '**Chuyển tiền cho người bán',
    cancelOrder: '**Hủy đơn',
    unlockOrder: '**Mở khóa đơn',
    reject: '**Từ chối',
  },
  es: {
    fullRefund: '**Reembolso total',
    partialRefund: '**Reembolso parcial',
    returnRefund: '**Devolución con reembolso',
    exchange: '**Cambio',
    repair: '**Reparación',
    discount: '**Descuento',
    resend: '**Nuevo envío',
    sendRest: '**Envío de lo que falta',
    releaseSeller: '**Pago al vendedor',
    cancelOrder: '**Orden cancelada',
    unlockOrder: '**Orden desbloqueada',
    reject: '**Rechazo',
  },
  'zh-Hant': {
    fullRefund: '**全額退款',
    partialRefund: '**部分退款',
    returnRefund: '**退貨後退款',
    exchange: '**換貨',
    repair: '**維修',
    discount: '**折價補償',
    resend: '**重新寄送',
    sendRest: '**補寄',
    releaseSeller: '**撥款給賣家',
    cancelOrder: '**取消訂單',
    unlockOrder: '**解鎖訂單',
    reject: '**駁回',
  },
};

function render(slug: string, locale: Locale, profile: Profile): string {
  const article = articles.find((one) => one.slug === slug && one.locale === locale);
  if (article === undefined) throw new Error(`no ${locale}/${slug}`);
  return fillFigures(article.body, figuresFor(profile, hours)(locale));
}

/** What an article about silence says that the profile's clocks do not do. */
function falseAutomatism(text: string, locale: Locale, profile: Profile): boolean {
  const { silenceEscalates } = ruleFacts(profile);
  return AUTOMATIC[locale].test(text) !== silenceEscalates;
}

describe('articles under each dispute profile', () => {
  it('fills every article, in every language, under every profile, without a leftover', () => {
    const slugs = new Set(articles.map((one) => one.slug));
    const worded = profiles.map((profile) => figuresFor(profile, hours));
    expect(profiles).to.have.length(5);
    for (const article of articles)
      expect(contentFaults(article, slugs, worded), `${article.locale}/${article.slug}`).to.deep.equal([]);
  });

  for (const profile of profiles)
    for (const locale of LOCALES)
      describe(`${profile.id} in ${locale}`, () => {
        const figures = figuresFor(profile, hours)(locale);

        it('speaks of automatic escalation exactly where silence escalates', () => {
          for (const slug of ['seller-response-time', 'escalate-dispute', 'no-response-consequences'])
            expect(falseAutomatism(render(slug, locale, profile), locale, profile), slug).to.equal(false);
        });

        it('names the time to answer', () => {
          for (const slug of ['seller-response-time', 'escalate-dispute'])
            expect(render(slug, locale, profile), slug).to.include(figures.firstAnswer);
        });

        it('names the outcomes of the profile and no other', () => {
          const text = render('dispute-outcomes', locale, profile);
          for (const [outcome, name] of Object.entries(OUTCOMES[locale]))
            expect(text.includes(name), outcome).to.equal(figures.outcome[outcome]);
          expect(Object.keys(OUTCOMES[locale])).to.have.members(Object.keys(figures.outcome));
        });

        it('offers an appeal exactly where there is one, within its time', () => {
          for (const slug of ['appeal-decision', 'dispute-outcomes']) {
            const text = render(slug, locale, profile).replace(/\]\(help:[^)]*\)/g, ']');
            expect(APPEAL[locale].test(text), slug).to.equal(profile.appeal !== undefined);
            if (profile.appeal !== undefined) expect(text, slug).to.include(figures.appealWindow);
          }
        });
      });

  it('is caught when an article promises what the profile does not do (proof of the test)', () => {
    const taobao = profiles.find(({ id }) => id === 'taobao');
    const auracart = profiles.find(({ id }) => id === 'auracart');
    if (taobao === undefined || auracart === undefined) throw new Error('profiles are missing');
    const wrong = render('seller-response-time', 'en', auracart);
    expect(falseAutomatism(wrong, 'en', taobao)).to.equal(true);
  });
});

describe('the check of articles', () => {
  const slugs = new Set(['track-order']);
  const worded = profiles.map((profile) => figuresFor(profile, hours));
  const right = articles.find((one) => one.slug === 'track-order' && one.locale === 'en');
  const faultsWith = (change: object) =>
    contentFaults({ ...(right as NonNullable<typeof right>), ...change }, slugs, worded);

  it('lead to the page of the cases where they name it', () => {
    for (const { locale, slug, body } of articles) {
      const name = placeNames(locale as Locale).get('resolution') ?? 'no name';
      if (body.includes(`**${name}**`)) expect(body, `${locale}/${slug}`).to.include(`[${name}](place:resolution)`);
    }
    const led = LOCALES.map(
      (locale) => articles.filter((one) => one.locale === locale && one.body.includes('(place:resolution)')).length,
    );
    expect(Math.min(...led)).to.be.greaterThan(5);
  });

  it('finds what is missing, too short, too long, twice, unknown or left over', () => {
    const body = right?.body.replace(/\(help:[^)]*\)/g, '(help:track-order)') ?? '';
    expect(faultsWith({ body })).to.deep.equal([]);
    expect(faultsWith({ body: 'Too short.' }).join()).to.include('2 words');
    expect(faultsWith({ body: `${body} ${'word '.repeat(100)}` }).join()).to.include('not 60 to 160');
    expect(faultsWith({ body: `${body} {{nothing}}` }).join()).to.include('placeholder nothing');
    expect(faultsWith({ body: `${body} [x](help:gone)` }).join()).to.include('links to gone');
    expect(faultsWith({ body: `${body} [Mail](place:inbox)` }).join()).to.include('calls the page inbox “Mail”');
    expect(faultsWith({ body: `${body} [x](place:nowhere)` }).join()).to.include('calls the page nowhere');
    expect(faultsWith({ body: `${body} It is in your **Inbox**.` }).join()).to.include('without leading there');
    expect(faultsWith({ body: `${body} }}` }).join()).to.include('keeps braces');
    expect(faultsWith({ body, title: ' ' }).join()).to.include('no title');
    expect(faultsWith({ body, updated: '2026-13-40' }).join()).to.include('no such day');
    const alike = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'Where is it?' : `where is IT ${n}`));
    expect(faultsWith({ body, phrasings: alike }).join()).to.include('7 different phrasings');
  });
});
