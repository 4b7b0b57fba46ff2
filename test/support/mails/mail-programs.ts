import type { Locale } from '../../../protocol/locale.ts';

/** How mail programs write an answer: where the own words stand, and what they put around the mail that is answered. */
export interface Answered {
  readonly locale: Locale;
  /** The sender's own words, by lines. */
  readonly words: string;
  readonly letter: { readonly text: string; readonly html: string; readonly subject: string };
}

export interface Written {
  readonly text: string;
  readonly html?: string;
  /** What the program adds to the own words, such as the name of the phone. */
  readonly signature?: string;
}

const US = 'AuraCart <help@example.com>';
const THEM = 'Mai <mai@example.com>';
type Texts = Readonly<Record<Locale, string>>;

const GMAIL: Texts = {
  en: `On Tue, Nov 3, 2026 at 10:04 AM ${US} wrote:`,
  ms: `Pada Sel, 3 Nov 2026 pada 10:04 PG ${US} menulis:`,
  id: `Pada tanggal Sel, 3 Nov 2026 pukul 10.04 ${US} menulis:`,
  vi: `Vào Th 3, 3 thg 11, 2026 vào lúc 10:04 ${US} đã viết:`,
  es: 'El mar, 3 nov 2026 a las 10:04, AuraCart (<help@example.com>) escribió:',
  'zh-Hant': `${US} 於 2026年11月3日 週二 上午10:04寫道：`,
};
const APPLE: Texts = {
  en: `On 3 Nov 2026, at 10:04, ${US} wrote:`,
  ms: `Pada 3 Nov 2026, pada 10:04 PG, ${US} menulis:`,
  id: `Pada 3 Nov 2026, pukul 10.04, ${US} menulis:`,
  vi: `Vào 10:04, 3 thg 11, 2026, ${US} đã viết:`,
  es: `El 3 nov 2026, a las 10:04, ${US} escribió:`,
  'zh-Hant': `${US} 於 2026年11月3日 上午10:04 寫道：`,
};
const YAHOO: Texts = {
  en: `On Tuesday, November 3, 2026 at 10:04:12 AM GMT+8, ${US} wrote:`,
  ms: `Pada Selasa, 3 November 2026, 10:04:12 PG GMT+8, ${US} menulis:`,
  id: `Pada Selasa, 3 November 2026 pukul 10.04.12 WIB, ${US} menulis:`,
  vi: `Vào 10:04:12 GMT+7 Thứ Ba, 3 tháng 11, 2026, ${US} đã viết:`,
  es: `El martes, 3 de noviembre de 2026, 10:04:12 GMT+1, ${US} escribió:`,
  'zh-Hant': `在 2026年11月3日 星期二 上午10:04:12 [GMT+8]， ${US} 寫道：`,
};
const HEADS: Readonly<Record<Locale, readonly [string, string, string, string]>> = {
  en: ['From', 'Sent', 'To', 'Subject'],
  ms: ['Daripada', 'Dihantar', 'Kepada', 'Subjek'],
  id: ['Dari', 'Dikirim', 'Kepada', 'Subjek'],
  vi: ['Từ', 'Đã gửi', 'Đến', 'Chủ đề'],
  es: ['De', 'Enviado', 'Para', 'Asunto'],
  'zh-Hant': ['寄件者', '寄件日期', '收件者', '主旨'],
};
const DATES: Texts = {
  en: 'Tuesday, November 3, 2026 10:04 AM',
  ms: 'Selasa, 3 November 2026 10:04 PG',
  id: 'Selasa, 03 November 2026 10.04',
  vi: '03 Tháng Mười Một 2026 10:04 SA',
  es: 'martes, 3 de noviembre de 2026 10:04',
  'zh-Hant': '2026年11月3日 上午 10:04',
};
const ORIGINAL: Texts = {
  en: '-------- Original message --------',
  ms: '-------- Mesej asal --------',
  id: '-------- Pesan asli --------',
  vi: '-------- Thư gốc --------',
  es: '-------- Mensaje original --------',
  'zh-Hant': '-------- 原始訊息 --------',
};
const IPHONE: Texts = {
  en: 'Sent from my iPhone',
  ms: 'Dihantar daripada iPhone saya',
  id: 'Dikirim dari iPhone saya',
  vi: 'Đã gửi từ iPhone của tôi',
  es: 'Enviado desde mi iPhone',
  'zh-Hant': '從我的 iPhone 傳送',
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (text: string) => text.replace(/^/gm, '> ');
const divs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : escaped(line)}</div>`)
    .join('');
const paragraphs = (text: string) =>
  text
    .split('\n')
    .map((line) => `<p class="MsoNormal">${line === '' ? '<o:p>&nbsp;</o:p>' : escaped(line)}<o:p></o:p></p>`)
    .join('\n');
/** As programs break long lines: between words, at most 76 signs. */
function wrapped(line: string): string {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > 60) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
function head({ locale, letter }: Answered, sender = US): readonly (readonly [string, string])[] {
  const [from, sent, to, subject] = HEADS[locale];
  return [
    [from, sender],
    [sent, DATES[locale]],
    [to, THEM],
    [subject, letter.subject],
  ];
}
const headText = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${name}: ${value}`).join('\n');
const headHtml = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `<b>${name}:</b> ${escaped(value)}`).join('<br>');

/** Each form of answer, by the program that writes it so. */
export const MAIL_PROGRAMS: Readonly<Record<string, (it: Answered) => Written>> = {
  Gmail: ({ locale, words, letter }) => ({
    text: `${words}\n\n${wrapped(GMAIL[locale])}\n\n${quoted(letter.text)}`,
    html: `<div dir="ltr">${divs(words)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(GMAIL[locale])}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${letter.html}</blockquote></div>`,
  }),
  'Gmail, text alone': ({ locale, words, letter }) => ({
    text: `${words}\n\n${wrapped(GMAIL[locale])}\n\n${quoted(letter.text)}`,
  }),
  'Outlook for Windows': (it) => ({
    text: `${it.words}\n\n${headText(head(it))}\n\n${it.letter.text}`,
    html: `<html><head><style>p.MsoNormal {margin:0cm}</style></head><body lang="EN-US"><div class="WordSection1">${paragraphs(it.words)}<p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${headHtml(head(it))}<o:p></o:p></p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>${it.letter.html}</div></body></html>`,
  }),
  'Outlook, text alone': (it) => ({
    text: `${it.words}\n\n________________________________\n${headText(head(it))}\n\n${it.letter.text}`,
  }),
  'Outlook, text alone, sender by name': (it) => ({
    text: `${it.words}\n\n-----Original Message-----\n${headText(head(it, 'AuraCart'))}\n\n${it.letter.text}`,
  }),
  'Outlook on the web': (it) => ({
    text: `${it.words}\n\n________________________________\n${headText(head(it))}\n\n${it.letter.text}`,
    html: `<html><head><meta charset="utf-8"></head><body dir="ltr"><div class="elementToProof">${divs(it.words)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif">${headHtml(head(it))}</font><div>&nbsp;</div></div><div>${it.letter.html}</div></body></html>`,
  }),
  'Outlook, new': (it) => ({
    text: `${it.words}\n\n${headText(head(it))}\n\n${it.letter.text}`,
    html: `<html><body><div class="elementToProof">${divs(it.words)}</div><div id="mail-editor-reference-message-container"><div>${headHtml(head(it))}</div>${it.letter.html}</div></body></html>`,
  }),
  'Apple Mail': ({ locale, words, letter }) => ({
    text: `${words}\n\n${quoted(`${APPLE[locale]}\n\n${letter.text}`)}`,
    html: `<html><body style="overflow-wrap: break-word;">${divs(words)}<div><br><blockquote type="cite"><div>${escaped(APPLE[locale])}</div><br class="Apple-interchange-newline"><div>${letter.html}</div></blockquote></div><br></body></html>`,
  }),
  iPhone: ({ locale, words, letter }) => ({
    text: `${words}\n\n${IPHONE[locale]}\n\n${wrapped(APPLE[locale])}\n\n${quoted(letter.text)}`,
    html: `<html><body dir="auto"><div dir="ltr">${divs(words)}</div><br><div dir="ltr">${IPHONE[locale]}</div><div dir="ltr"><br><blockquote type="cite">${escaped(APPLE[locale])}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${letter.html}</div></blockquote></body></html>`,
    signature: IPHONE[locale],
  }),
  'iPhone, text alone': ({ locale, words, letter }) => ({
    text: `${words}\n\n${IPHONE[locale]}\n\n${wrapped(APPLE[locale])}\n\n${letter.text}`,
    signature: IPHONE[locale],
  }),
  Yahoo: ({ locale, words, letter }) => ({
    text: ` ${words}\n\n    ${YAHOO[locale]}  \n \n ${letter.text}`,
    html: `<html><body><div class="ydp1a2byahoo-style-wrap"><div dir="ltr" data-setdir="false">${divs(words)}</div><div><br></div></div><div id="ydp9c1fyahoo_quoted_1" class="ydp9c1fyahoo_quoted"><div>${escaped(YAHOO[locale])}</div><div><br></div><div>${letter.html}</div></div></body></html>`,
  }),
  'Samsung phone, text alone': (it) => ({
    text: `${it.words}\n\n${ORIGINAL[it.locale]}\n${headText(head(it))}\n\n${it.letter.text}`,
  }),
};
