import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';

type Texts = { readonly [key: string]: string | Texts };

/** Sections in which a dispute speaks: chat, pages, notices, letters. */
const SECTIONS = ['dispute', 'disputes', 'resolution', 'notices', 'letters'] as const;

/** A term, the one word for it in each language, and words for the same thing that are not used, in small letters. */
const TERMS: Readonly<
  Record<string, Readonly<Record<Locale, { readonly word: string; readonly not: readonly string[] }>>>
> = {
  dispute: {
    en: { word: 'dispute', not: ['grievance'] },
    ms: { word: 'pertikaian', not: ['sengketa'] },
    id: { word: 'komplain', not: ['sengketa', 'pertikaian'] },
    vi: { word: 'khiếu nại', not: ['tranh chấp'] },
    es: { word: 'disputa', not: ['queja'] },
    'zh-Hant': { word: '爭議', not: ['申訴', '投訴'] },
  },
  'formal dispute': {
    en: { word: 'formal dispute', not: ['formal complaint'] },
    ms: { word: 'pertikaian rasmi', not: ['aduan rasmi'] },
    id: { word: 'komplain resmi', not: [] },
    vi: { word: 'khiếu nại chính thức', not: [] },
    es: { word: 'disputa formal', not: ['queja formal'] },
    'zh-Hant': { word: '正式爭議', not: ['正式申訴'] },
  },
  offer: {
    en: { word: 'offer', not: ['counter-offer'] },
    ms: { word: 'tawaran', not: ['tawaran balas'] },
    id: { word: 'tawaran', not: ['penawaran'] },
    vi: { word: 'đề nghị', not: [] },
    es: { word: 'oferta', not: ['contraoferta'] },
    'zh-Hant': { word: '方案', not: ['提議', '反方案'] },
  },
  'tracking number': {
    en: { word: 'tracking number', not: ['tracking code'] },
    ms: { word: 'nombor penjejakan', not: ['nombor pengesanan'] },
    id: { word: 'nomor resi', not: ['nomor pelacakan'] },
    vi: { word: 'mã vận đơn', not: ['mã theo dõi'] },
    es: { word: 'número de guía', not: ['número de seguimiento'] },
    'zh-Hant': { word: '追蹤編號', not: ['物流單號', '運單'] },
  },
  courier: {
    en: { word: 'courier', not: ['shipping company'] },
    ms: { word: 'kurier', not: [] },
    id: { word: 'kurir', not: [] },
    vi: { word: 'đơn vị vận chuyển', not: ['hãng vận chuyển'] },
    es: { word: 'transportista', not: ['paquetería', 'mensajería'] },
    'zh-Hant': { word: '物流業者', not: ['快遞公司'] },
  },
  contest: {
    en: { word: 'contest', not: [] },
    ms: { word: 'bantah', not: [] },
    id: { word: 'bantah', not: ['sanggah'] },
    vi: { word: 'phản đối', not: [] },
    es: { word: 'impugn', not: [] },
    'zh-Hant': { word: '反對', not: ['異議'] },
  },
  platform: {
    en: { word: 'platform', not: ['our team'] },
    ms: { word: 'platform', not: ['pasukan kami'] },
    id: { word: 'platform', not: ['tim kami'] },
    vi: { word: 'sàn', not: ['đội ngũ của chúng tôi'] },
    es: { word: 'plataforma', not: ['nuestro equipo'] },
    'zh-Hant': { word: '平台', not: ['我們的團隊'] },
  },
  decision: {
    en: { word: 'decision', not: ['verdict'] },
    ms: { word: 'keputusan', not: [] },
    id: { word: 'keputusan', not: [' putusan'] },
    vi: { word: 'quyết định', not: ['phán quyết'] },
    es: { word: 'decisión', not: ['veredicto', 'fallo'] },
    'zh-Hant': { word: '裁決', not: ['裁定'] },
  },
  appeal: {
    en: { word: 'appeal', not: [] },
    ms: { word: 'ray', not: ['banding'] },
    id: { word: 'banding', not: [] },
    vi: { word: 'xem xét lại', not: ['kháng nghị', 'kháng cáo'] },
    es: { word: 'apela', not: [] },
    'zh-Hant': { word: '複審', not: ['上訴', '申訴'] },
  },
  withdraw: {
    en: { word: 'withdraw', not: ['cancel the case', 'cancel case'] },
    ms: { word: 'tarik', not: ['batalkan kes'] },
    id: { word: 'tarik', not: ['batalkan kasus'] },
    vi: { word: 'rút', not: ['hủy khiếu nại'] },
    es: { word: 'retir', not: ['cancelar el caso'] },
    'zh-Hant': { word: '撤回', not: ['撤銷案件'] },
  },
  'give in': {
    en: { word: 'give in', not: ['accept the loss'] },
    ms: { word: 'beralah', not: ['terima kerugian'] },
    id: { word: 'mengalah', not: ['terima kerugian'] },
    vi: { word: 'nhượng bộ', not: ['chấp nhận thua'] },
    es: { word: 'ceder', not: ['aceptar la pérdida'] },
    'zh-Hant': { word: '讓步', not: ['接受損失'] },
  },
  'Latin American': {
    en: { word: '', not: [] },
    ms: { word: '', not: [] },
    id: { word: '', not: [] },
    vi: { word: '', not: [] },
    es: {
      word: 'agreg',
      not: ['añade', 'añadi', 'vídeo', 'importe', 'vosotros', 'petición', 'centro de resoluciones'],
    },
    'zh-Hant': { word: '', not: [] },
  },
};

/**
 * Where tickets are spoken of: to shoppers in the chat, the inbox, letters and the contact form, to agents at the desk. The word
 * is the same for both.
 */
const OF_TICKETS = [
  'desk.queue',
  'desk.tickets',
  'widget',
  'bot',
  'system',
  'resolution.inbox',
  'ticketLetters',
  'help',
];
const NAMES_OF_TICKETS = [
  'desk.queue.ticket',
  'desk.tickets.heading',
  'desk.tickets.select',
  'desk.tickets.answering',
  'widget.ticketLine',
  'system.ticket',
  'resolution.inbox.ticket',
  'ticketLetters.number',
  'ticketLetters.subject',
];
const ARTICLES_ON_TICKETS = ['ticket-response-time', 'live-chat-hours'];
const TICKET: Readonly<Record<Locale, { readonly word: string; readonly not: RegExp }>> = {
  en: { word: 'ticket', not: /\bcase\b|\breports?\b/ },
  ms: { word: 'tiket', not: /ticket|laporan/ },
  id: { word: 'tiket', not: /ticket|laporan/ },
  vi: { word: 'yêu cầu', not: /ticket|phiếu/ },
  es: { word: 'solicitud', not: /ticket|tique\b|reporte/ },
  // Without its first two characters it is a dispute.
  'zh-Hant': { word: '客服案件', not: /(?<!客服)案件|工單|客服單|服務單|問題單|問題回報/ },
};

function textsOf(locale: Locale, sections: readonly string[] = SECTIONS): Record<string, string> {
  const file = JSON.parse(readFileSync(new URL(`../../../locales/${locale}.json`, import.meta.url), 'utf8')) as Texts;
  const found: Record<string, string> = {};
  const walk = (texts: Texts, path: string) => {
    for (const [key, value] of Object.entries(texts)) {
      const name = `${path}.${key}`;
      if (typeof value === 'string') found[name] = value.toLowerCase();
      else walk(value, name);
    }
  };
  for (const section of sections) {
    const texts = section
      .split('.')
      .reduce<string | Texts | undefined>((one, key) => (typeof one === 'object' ? one[key] : undefined), file);
    if (typeof texts === 'object') walk(texts, section);
  }
  return found;
}

/** What readers see of an article: its title and its text, not how shoppers ask. */
function articleIn(locale: Locale, slug: string): string {
  const file = readFileSync(new URL(`../../../kb/content/${locale}/${slug}.md`, import.meta.url), 'utf8');
  const [, head = '', ...text] = file.split(/^---$/m);
  return `${/^title: (.*)$/m.exec(head)?.[1]}\n${text.join()}`
    .replaceAll(/\((?:help|place):[^)]*\)|{{.*?}}/g, '')
    .toLowerCase();
}

describe('one word for one thing, in chat, on pages and in letters', () => {
  for (const locale of LOCALES) {
    const texts = textsOf(locale);
    const all = Object.values(texts).join('\n');

    for (const [term, words] of Object.entries(TERMS))
      it(`${locale}: ${term} is “${words[locale].word}”`, () => {
        expect(all).to.include(words[locale].word);
        const rivals = words[locale].not.flatMap((rival) =>
          Object.entries(texts).flatMap(([key, text]) => (text.includes(rival) ? [`${key}: ${rival}`] : [])),
        );
        expect(rivals).to.deep.equal([]);
      });
  }
});

describe('one word for a ticket, at the desk, in the chat, in letters, on pages and in articles', () => {
  for (const locale of LOCALES) {
    const { word, not } = TICKET[locale];
    it(`${locale}: “${word}”`, () => {
      const texts: Record<string, string> = {
        ...textsOf(locale, OF_TICKETS),
        ...Object.fromEntries(ARTICLES_ON_TICKETS.map((slug) => [slug, articleIn(locale, slug)])),
      };
      for (const name of [...NAMES_OF_TICKETS, ...ARTICLES_ON_TICKETS]) expect(texts[name], name).to.include(word);
      const rivals = Object.entries(texts).flatMap(([key, text]) => (not.test(text) ? [`${key}: ${text}`] : []));
      expect(rivals).to.deep.equal([]);
    });
  }
});
