import { inOne } from '../../locales/standing-text.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { LetterContent } from './letter.ts';
import { named } from './letter-text.ts';

// Mail programs know tables and styles on elements, and little else.

const FONT =
  "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang TC','Microsoft JhengHei',Arial,sans-serif";
const INK = 'color:#1c2330';
const MUTED = 'color:#5a6474';

/** The letter as a page for a mail program: one column, one button, readable without pictures. */
export function letterHtml(letter: LetterContent): string {
  const { locale, sender, subject, heading, happened, quote, stands, due, facts, button, link, footer, choose } =
    letter;
  const standing = inOne(stands, locale);
  // What a list of mails shows beside the subject.
  const preview = standing === '' ? (happened[0] ?? '') : standing;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#f2f4f7;${FONT}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f7"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:12px">
<tr><td style="padding:20px 24px 0;font-size:14px;font-weight:600;${MUTED}">${escaped(sender)}</td></tr>
<tr><td style="padding:8px 24px 0"><h1 style="margin:0;font-size:22px;line-height:1.3;${INK}">${escaped(heading)}</h1></td></tr>
${happened.map((one) => paragraph(one)).join('\n')}
${quote === undefined ? '' : quoted(quote)}
${standing === '' && due === undefined ? '' : box(locale, standing, due)}
${link === undefined ? '' : buttonTo(link, button)}
<tr><td style="padding:20px 24px 0">${factTable(facts)}</td></tr>
<tr><td style="padding:20px 24px 24px;font-size:13px;line-height:1.5;${MUTED}">${lines(footer)}${choose === undefined ? '' : choice(choose)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
}

function paragraph(text: string): string {
  return `<tr><td style="padding:12px 24px 0;font-size:16px;line-height:1.5;${INK}">${lines(text)}</td></tr>`;
}

function quoted({ label, text }: NonNullable<LetterContent['quote']>): string {
  return `<tr><td style="padding:16px 24px 0"><div style="padding:2px 0 2px 14px;border-left:3px solid #c5cbd5;font-size:15px;line-height:1.5;overflow-wrap:anywhere;${INK}"><strong style="font-size:13px;${MUTED}">${escaped(label)}</strong><br>${lines(text)}</div></td></tr>`;
}

function box(locale: Locale, standing: string, due: LetterContent['due']): string {
  const deadline =
    due === undefined
      ? ''
      : `<div style="padding-top:8px"><strong>${escaped(named(locale, due.label, due.until))}</strong><br><span style="font-size:14px;${MUTED}">${escaped(due.afterwards)}</span></div>`;
  return `<tr><td style="padding:16px 24px 0"><div style="padding:14px 16px;background:#eef3fb;border-radius:8px;font-size:16px;line-height:1.5;${INK}">${lines(standing)}${deadline}</div></td></tr>`;
}

function buttonTo(link: string, button: string): string {
  return `<tr><td style="padding:20px 24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:13px 22px;background:#1f5fbf;border-radius:8px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escaped(button)}</a></td></tr>`;
}

function choice({ text, link }: NonNullable<LetterContent['choose']>): string {
  return `<br><a href="${escaped(link)}" style="${MUTED}">${escaped(text)}</a>`;
}

function factTable(facts: LetterContent['facts']): string {
  const rows = facts.map(
    ([name, value]) =>
      `<tr><th scope="row" align="left" valign="top" style="padding:4px 12px 4px 0;font-size:14px;line-height:1.5;font-weight:400;white-space:nowrap;${MUTED}">${escaped(name)}</th><td valign="top" style="padding:4px 0;font-size:14px;line-height:1.5;overflow-wrap:anywhere;${INK}">${lines(value)}</td></tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" style="border-collapse:collapse">${rows.join('')}</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Numbers of cases, orders and tickets: their hyphens are no places to break a line at. */
const NUMBER = /(?<![\w-])[A-Z]{1,4}(?:-[A-Z0-9]{2,12}){1,3}(?![\w-])/g;

const lines = (text: string): string =>
  escaped(text).replaceAll('\n', '<br>').replace(NUMBER, '<span style="white-space:nowrap">$&</span>');

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
