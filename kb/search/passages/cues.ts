/** Kinds of questions by how they are asked, and what the passage that answers such a one tends to have in it. */
export const CUES = ['permission', 'time', 'place', 'steps', 'trouble', 'who', 'amount', 'wait'] as const;

export type Cue = (typeof CUES)[number];

interface CueWords {
  /** How it is asked. */
  readonly asked: RegExp;
  /** What tells of it in a passage. */
  readonly told: RegExp;
}

/** A Latin word begins and ends where no letter is beside it. */
const any = (latin: string, han = '(?!)'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${latin})(?![\\p{L}\\p{N}])|${han}`, 'iu');

const WORDS: Readonly<Record<Cue, CueWords>> = {
  permission: {
    asked: any(
      'can i|can the|can it|can you|can we|can anyone|may i|do i (?:have|need)|do you|does it|is it|is the|is there|are there|should i|am i|must i|could|allowed|ok to|boleh|bisa|wajib|perlukah|apakah|kena|harus|được không|duoc khong|có được|có phải|có nên|có bắt buộc|có cần|puedo|puede|pueden|se puede|tengo que|debo|es obligatorio|hace falta|hay que|sirven|aceptan',
      '嗎|可以|能不能|可不可以|一定要|需要',
    ),
    told: any(
      "can|cannot|can't|may|must|never|not|only|no need|need not|do not|yes|boleh|tidak|jangan|hanya|bisa|tak|bukan|tanpa|không|đừng|chỉ|được|puedes|pueden|puede|no|nunca|solo|sí",
      '不|可以|只|請勿|無法|才能|不必',
    ),
  },
  time: {
    asked: any(
      'how long|how many days|when|until when|what time|how soon|how fast|deadline|too late|berapa lama|berapa hari|bila|kapan|sampai bila|sampai kapan|pukul berapa|jam berapa|bao lâu|khi nào|bao giờ|mấy ngày|mấy giờ|đến khi nào|trong bao lâu|bao lau|cuánto tiempo|cuanto tiempo|cuándo|cuando|cuántos días|cuánto tarda|cuánto tardan|hasta cuándo|a qué hora|qué tan rápido',
      '多久|幾天|什麼時候|何時|幾點|期限|多少天',
    ),
    told: any(
      '\\{\\{(?!image|video|max)\\w+\\}\\}|days?|hours?|weeks?|within|before|until|after|once|deadline|dates?|weekends?|holidays?|period|takes?|longer|hari|jam|masa|tempoh|selepas|sebelum|tarikh|cuti|lewat|lama|minggu|waktu|setelah|batas|tanggal|jangka|libur|ngày|giờ|hạn|trước|sau khi|trong vòng|cho đến|thời gian|chậm|días?|horas?|plazo|antes|después|hasta|fecha|feriados|período|tardar|tarda',
      '天|小時|期限|之前|之後|以內|時間|日期|內答覆|期間|假日',
    ),
  },
  place: {
    asked: any(
      'where|which (?:page|option|button)|mana|di mana|kat mana|dekat mana|ở đâu|chỗ nào|vào đâu|dónde|donde|a dónde|adónde',
      '哪裡|哪里|在哪|去哪',
    ),
    told: any(
      'open|tap|page|shown|find|see|settings|under|there|buka|tekan|halaman|dipaparkan|tertera|lihat|ditampilkan|tercantum|mở|bấm|trang|hiện|xem|abre|toca|página|aparecen?|encuentras?|ahí',
      '打開|點選|頁|顯示|查看|畫面|看到',
    ),
  },
  steps: {
    asked: any(
      'how (?:do|can|should|to)|what (?:should|do) i|macam mana|bagaimana|gimana|cara|nak|làm sao|thế nào|kiểu gì|bằng cách nào|cách|cómo|como|qué hago',
      '怎麼|如何|怎樣|要怎',
    ),
    told: /(?:^|\n)\s*\d+\.\s/u,
  },
  trouble: {
    asked: any(
      "not|never|don'?t|doesn'?t|didn'?t|isn'?t|hasn'?t|haven'?t|can'?t|cant|won'?t|wont|no longer|still|yet|fails?|failed|refuses?|missed|lost|wrong|though|but|what if|nothing|declined|tak|tidak|ga|gak|belum|gagal|tiada|hilang|terlepas|padahal|tapi|enggan|không|chưa|chẳng|lỡ|mất|mà|bị|lỗi|no|nunca|aunque|pero|todavía|perdí|falló|rechazad[ao]|si",
      '沒|不|未|還是|錯過|失敗|被|卻|可是',
    ),
    told: any(
      'if|although|though|but|otherwise|unless|jika|kalau|sekiranya|walaupun|bila|nếu|dù|mà|quá|si|aunque|cuando',
      '如果|若|時，|的話|卻|？',
    ),
  },
  who: {
    asked: any('who|whose|whom|siapa|ai|quién|quien|quiénes|a quién', '誰|由誰'),
    told: any(
      'pays?|you|seller|team|menanggung|membayar|ditanggung|penjual|chịu|người bán|paga|corre|vendedor|alguien',
      '負擔|賣家|由|團隊',
    ),
  },
  amount: {
    asked: any(
      'how (?:much|many|big|large)|fees?|costs?|limit|minimum|maximum|berapa (?:mb|fail|file|banyak|besar)|had|caj|biaya|minimal|maksimal|paling banyak|bao nhiêu|tối đa|tối thiểu|phí|cuánto (?:cuesta|puede|pesa)|comisi[oó]n(?:es)?|mínim[oa]|máxim[oa]|límite',
      '多少|多大|幾個|上限|費用|手續費|最低',
    ),
    told: any(
      'mb|fees?|costs?|limits?|amount|up to|minimum|maximum|caj|had|kos|amaun|paling|biaya|batas|jumlah|maksimal|minimal|phí|tối đa|giới hạn|số tiền|comisi[oó]n(?:es)?|límites?|monto|hasta|costos?',
      'MB|費|限額|上限|最多|金額|以內',
    ),
  },
  wait: {
    asked: any(
      'already|before|first|after|then|next|dah|sudah|dulu|lepas|setelah|selepas|rồi|xong|trước|ya|antes|después|primero|luego',
      '已經|之後|先|後|了',
    ),
    told: any(
      'already|once|after|before|first|sudah|selepas|setelah|sebelum|dahulu|dulu|rồi|sau|trước|ya|antes|después|una vez',
      '已|之後|後|先|前',
    ),
  },
};

/** Which kinds a text is of, as a question or as a passage. */
export function cuesIn(text: string, as: keyof CueWords): Readonly<Record<Cue, boolean>> {
  return Object.fromEntries(CUES.map((cue) => [cue, WORDS[cue][as].test(text)])) as Record<Cue, boolean>;
}
