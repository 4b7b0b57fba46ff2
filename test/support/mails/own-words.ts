import type { Locale } from '../../../protocol/locale.ts';

/** What shoppers answer to a letter, in their own words: also with lines that look like the head of a mail, dates and colons. */
export const OWN_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'Thank you, the jar has arrived.',
    'The lid is still broken.\nCan you send another one?\n\nMany thanks\nMai',
    'Here is what you asked for:\nName: Mai Tan\nOrder: AC-1009\nColour: dark red\nE-mail: mai@example.com',
    'I waited until 5:30 on 3 November and then wrote down what he said:\nthe parcel was at the wrong door.',
    'Yes.',
  ],
  ms: [
    'Terima kasih, balang itu sudah sampai.',
    'Penutupnya masih pecah.\nBoleh hantar yang lain?\n\nTerima kasih\nMai',
    'Ini butiran yang diminta:\nNama: Mai Tan\nPesanan: AC-1009\nWarna: merah tua\nE-mel: mai@example.com',
    'Saya tunggu sampai 5:30 pada 3 November dan catat katanya:\nbungkusan itu di pintu yang salah.',
    'Ya.',
  ],
  id: [
    'Terima kasih, stoplesnya sudah sampai.',
    'Tutupnya masih pecah.\nBisa kirim yang baru?\n\nTerima kasih\nMai',
    'Berikut data yang diminta:\nNama: Mai Tan\nPesanan: AC-1009\nWarna: merah tua\nEmail: mai@example.com',
    'Saya menunggu sampai 5.30 tanggal 3 November dan mencatat katanya:\npaketnya ada di pintu yang salah.',
    'Ya.',
  ],
  vi: [
    'Cảm ơn, tôi đã nhận được chiếc hũ.',
    'Nắp vẫn bị vỡ.\nShop gửi lại cái khác được không?\n\nCảm ơn\nMai',
    'Thông tin shop cần đây:\nTên: Mai Tan\nĐơn hàng: AC-1009\nMàu: đỏ sẫm\nEmail: mai@example.com',
    'Tôi chờ đến 5:30 ngày 3 tháng 11 rồi ghi lại lời anh ấy:\nkiện hàng để nhầm cửa.',
    'Vâng.',
  ],
  es: [
    'Gracias, el frasco ya llegó.',
    'La tapa sigue rota.\n¿Pueden enviar otra?\n\nMuchas gracias\nMai',
    'Estos son los datos:\nNombre: Mai Tan\nPedido: AC-1009\nColor: rojo oscuro\nCorreo: mai@example.com',
    'Esperé hasta las 5:30 del 3 de noviembre y anoté lo que dijo:\nel paquete estaba en otra puerta.',
    'Sí.',
  ],
  'zh-Hant': [
    '謝謝，罐子已經收到了。',
    '蓋子還是破的。\n可以再寄一個嗎？\n\n謝謝\n小梅',
    '您要的資料如下：\n姓名：陳小梅\n訂單：AC-1009\n顏色：深紅色\n電子郵件：mai@example.com',
    '我在11月3日等到5點30分，他說的話我記下來了：\n包裹放錯門口。',
    '好的。',
  ],
};
