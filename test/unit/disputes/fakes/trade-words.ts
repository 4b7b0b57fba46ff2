import type { Locale } from '../../../../protocol/locale.ts';

/** Words of goods, in small letters: a trade of payments between two people has none of them. */
export const PARCEL_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['parcel', 'refund', 'deliver', 'courier', 'the goods', 'the item', 'shipp', 'return label', 'warehouse'],
  ms: ['bungkusan', 'bayaran balik', 'penghantaran', 'kurier', 'barang', 'gudang', 'pemulangan'],
  id: ['paket', 'pengembalian dana', 'pengiriman', 'kurir', 'barang', 'gudang', 'retur'],
  vi: ['kiện hàng', 'hoàn tiền', 'giao hàng', 'vận chuyển', 'trả hàng', 'gửi hàng', 'kho hàng'],
  es: ['paquete', 'reembols', 'entrega', 'transportista', 'artículo', 'envío', 'almacén', 'devolución'],
  'zh-Hant': ['包裹', '退款', '退貨', '送達', '物流', '商品', '寄', '倉庫'],
};
