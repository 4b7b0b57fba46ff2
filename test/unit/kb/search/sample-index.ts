import type { Article } from '../../../../kb/articles/article.ts';
import { loadArtefacts } from '../../../../kb/search/artefacts.ts';
import { buildSearchIndex, type GrowingSearchIndex, type IntentPhrasings } from '../../../../kb/search/build-index.ts';
import type { Locale } from '../../../../protocol/locale.ts';

/** An article with what a test does not care about filled in. */
export function article(slug: string, locale: Locale, title: string, phrasings: string[], body = title): Article {
  return { slug, locale, title, phrasings, body, topic: 'orders', updated: '2026-01-01', revision: 1 };
}

export const ARTICLES: readonly Article[] = [
  article('track-order', 'en', 'How to track an order', ['where is my parcel', 'wheres my stuff', 'tracking number']),
  article('reset-password', 'en', 'How to reset your password', ['forgot my password', 'cannot log in', 'locked out']),
  article(
    'refund-time',
    'en',
    'When a refund is paid',
    ['when do i get my money back', 'refund still not here', 'how long does a refund take'],
    'A refund goes back the way you paid.\n\nCards take up to **ten banking days**; the wallet is credited at once.\n\nVouchers are not paid out in cash.',
  ),
  article('track-order', 'ms', 'Cara menjejak pesanan', [
    'mana barang saya',
    'nak semak penghantaran',
    'parcel saya kat mana',
  ]),
  article('track-order', 'id', 'Cara melacak pesanan', ['pesanan saya di mana', 'cek resi', 'paket belum sampai']),
  article('refund-time', 'ms', 'Bila bayaran balik dibuat', ['bila dapat duit balik', 'bayaran balik lambat']),
  article('refund-time', 'id', 'Kapan pengembalian dana dibayar', ['kapan uang saya kembali', 'refund belum masuk']),
  article('track-order', 'vi', 'Cách theo dõi đơn hàng', ['đơn hàng của tôi đang ở đâu', 'tra mã vận đơn']),
  article('refund-time', 'vi', 'Khi nào được hoàn tiền', ['bao lâu thì nhận lại tiền', 'chưa thấy hoàn tiền']),
  article('track-order', 'es', 'Cómo seguir un pedido', ['dónde está mi paquete', 'número de seguimiento']),
  article('refund-time', 'es', 'Cuándo se paga una devolución', [
    'cuándo me devuelven el dinero',
    'no llega mi reembolso',
  ]),
  article('track-order', 'zh-Hant', '如何查詢訂單進度', ['我的包裹在哪裡', '貨到哪了', '物流單號']),
  article('refund-time', 'zh-Hant', '退款什麼時候會到帳', ['錢什麼時候退給我', '還沒收到退款']),
];

const INTENTS: IntentPhrasings = {
  en: {
    greeting: ['hello', 'hi there', 'good morning'],
    thanks: ['thank you', 'thanks a lot'],
    'talk-to-person': ['talk to a person', 'human please', 'i want a real agent'],
    'follow-up': ['and how long does it take', 'why'],
  },
  ms: { greeting: ['hai', 'selamat pagi'], 'talk-to-person': ['nak cakap dengan orang'] },
  id: { greeting: ['halo', 'selamat siang'], 'talk-to-person': ['mau bicara dengan petugas'] },
  vi: { greeting: ['xin chào', 'chào shop'], 'talk-to-person': ['cho tôi gặp nhân viên'] },
  es: { greeting: ['hola', 'buenos días'], 'talk-to-person': ['quiero hablar con una persona'] },
  'zh-Hant': { greeting: ['你好', '哈囉'], 'talk-to-person': ['我要找真人客服'] },
};

export const ARTEFACTS = loadArtefacts();

/** An index over the sample, without classifiers. */
export function sampleIndex(articles: readonly Article[] = ARTICLES): GrowingSearchIndex {
  return buildSearchIndex({ articles, intents: INTENTS, artefacts: ARTEFACTS });
}
