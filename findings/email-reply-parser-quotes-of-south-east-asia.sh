#!/usr/bin/env bash
# email-reply-parser 2.3.9 takes off the line above a quotation in English and Spanish mails of Gmail, and leaves it standing in the
# words of the writer in Vietnamese, Indonesian, Malay and Traditional Chinese. Of Outlook's heads ("Từ: … Đã gửi: …", "Dari: …
# Dikirim: …", "寄件者: … 寄件日期: …") it knows none of these languages: head and whole quotation stay.
# Seen with Node 20; packages: email-reply-parser@2.3.9.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts email-reply-parser@2.3.9 >/dev/null 2>&1
cat >seen.cjs <<'CODE'
const EmailReplyParser = require('email-reply-parser');
const Parser = EmailReplyParser.default ?? EmailReplyParser;
const HEADS = {
  'Gmail en': 'On Mon, Nov 30, 2026 at 10:12 AM Support <support@shop.example> wrote:\n\n> quoted',
  'Gmail es': 'El lun, 30 nov 2026 a las 10:12, Soporte (<support@shop.example>) escribió:\n\n> quoted',
  'Gmail vi': 'Vào Th 2, 30 thg 11, 2026 vào lúc 10:12 Hỗ trợ <support@shop.example> đã viết:\n\n> quoted',
  'Gmail id': 'Pada Sen, 30 Nov 2026 pukul 10.12 Dukungan <support@shop.example> menulis:\n\n> quoted',
  'Gmail ms': 'Pada Isn, 30 Nov 2026 pada 10:12 PG Sokongan <support@shop.example> menulis:\n\n> quoted',
  'Gmail zh-Hant': '客服 <support@shop.example> 於 2026年11月30日 週一 上午10:12寫道：\n\n> quoted',
  'Outlook en': 'From: Support <support@shop.example>\nSent: Monday, November 30, 2026 10:12 AM\nTo: Mei\nSubject: Your case\n\nquoted',
  'Outlook vi': 'Từ: Hỗ trợ <support@shop.example>\nĐã gửi: 30 Tháng Mười Một 2026 10:12\nĐến: Mei\nChủ đề: Vụ việc\n\nquoted',
  'Outlook id': 'Dari: Dukungan <support@shop.example>\nDikirim: Senin, 30 November 2026 10:12\nKepada: Mei\nSubjek: Kasus\n\nquoted',
  'Outlook zh-Hant': '寄件者: 客服 <support@shop.example>\n寄件日期: 2026年11月30日 上午 10:12\n收件者: Mei\n主旨: 案件\n\nquoted',
};
for (const [kind, head] of Object.entries(HEADS)) {
  const left = new Parser().read(`my words\n\n${head}\n`).getVisibleText().trim().split('\n').filter(Boolean);
  console.log(`${kind}: ${left.length - 1} lines of the quotation left`);
}
CODE
cat >expected <<'SEEN'
Gmail en: 0 lines of the quotation left
Gmail es: 0 lines of the quotation left
Gmail vi: 1 lines of the quotation left
Gmail id: 1 lines of the quotation left
Gmail ms: 1 lines of the quotation left
Gmail zh-Hant: 1 lines of the quotation left
Outlook en: 0 lines of the quotation left
Outlook vi: 5 lines of the quotation left
Outlook id: 5 lines of the quotation left
Outlook zh-Hant: 5 lines of the quotation left
SEEN
node seen.cjs | tee seen
diff expected seen && echo 'as stated'
