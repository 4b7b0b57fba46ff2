import type { Locale } from '../../protocol/locale.ts';
import type { Chat } from '../unit/dialogs/fakes/chat.ts';

/** What a talk says in each language. */
export type In = Readonly<Record<Locale, string>>;

/** Begins a dispute about AC-1009 with all that the form asks but files. */
export const HALF_BACK: In = {
  en: 'order AC-1009 came with a broken lid, I want half my money back',
  ms: 'pesanan AC-1009 sampai dengan penutup pecah, saya nak separuh duit balik',
  id: 'pesanan AC-1009 datang tutupnya pecah, saya mau setengah uang kembali',
  vi: 'đơn AC-1009 bị vỡ nắp, tôi muốn hoàn lại một nửa tiền',
  es: 'mi pedido AC-1009 llegó con la tapa rota, quiero la mitad de mi dinero',
  'zh-Hant': '我的訂單AC-1009蓋子破了，想退一半的錢',
};

/** What stands in the open form. */
export function formValues(talk: Chat): readonly string[] {
  return talk.memory().form?.map(({ value }) => value.replace(/[\u00a0\u202f]/g, ' ')) ?? [];
}
