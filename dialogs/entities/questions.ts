const QUESTION_MARK = /[?？¿]/u;
/** How questions begin or end that are typed without their mark. */
const BEGINS = new RegExp(
  `^(${[
    'will (i|it|you|they|my|the)|is (it|there|this|that|my|the)|are (you|they|there|my|the)|was (it|my|the)',
    'how (long|do|does|can|could|much|many|is|are|to)|do you|does|did you|can (i|you|we)|could (i|you)',
    'why|who|which|where (is|are|do|can)|when (will|do|does|can|is|are)|what (is|are|do|does|can|if|happens|evidence)',
    'macam ?mana|mcm ?mana|bagaimana|gimana|berapa (lama|hari|banyak)|bilakah|bila (nak|akan|boleh)|kapan|boleh ke',
    'apakah|adakah|kenapa|mengapa|siapa|di ?mana|apa (itu|bukti|beza|bedanya)',
    'bao lâu|bao giờ|khi nào|làm sao|làm thế nào|ở đâu|tại sao|vì sao|có thể',
    'cómo|como puedo|cuándo|cuánto|cuanto tarda|dónde|donde esta|qué|puedo|por qué|quién|cuál',
    '什麼時候|怎麼|如何|為什麼|哪裡|誰|可不可以|能不能|請問',
  ].join('|')})(?![a-zà-ỹ])`,
  'iu',
);
/** What people begin with before they ask: "oh, by the way, …". */
const FILLER =
  /^(?:(?:oh|eh|ah|ok|okay|wait|hey|so|and|but|btw|by the way|quick question|one (?:more )?(?:question|thing)|before that|um+|ya|sebelum tu|lagi satu|satu lagi|kejap|jap|by the way|terus|oh ya|oiya|eh iya|sebelumnya|tunggu|btw|à|ờ|khoan|mà|cho (?:mình|em|tôi)? ?hỏi|trước đó|oye|este|pero|y|una pregunta|una duda|antes|espera|對了|那|欸|等等|還有|請問一下|順便問)(?:[\s,.:，、：…]+|(?=[\p{Script=Han}])))+/iu;
const ENDS =
  /((?<!\p{L})sao|thì thế nào|嗎|呢|多久|多少|哪裡|什麼|咧|không|chưa|bao lâu|bao nhiêu|ở đâu|gì vậy|(?<![a-z])(?:macam ?mana|mcm ?mana|gimana|kapan|bila|berapa|kayak apa|seperti apa|apa aja|apa saja|di ?mana|ga sih|nggak sih))\s*[.!。]*$/iu;
/** Yes or no: "boleh refund tak", "bisa balikin ga", "đổi được ko". */
const YES_OR_NO =
  /(?<!\p{L})(?:(?:boleh|dapat|ada|perlu|kena)\s.*\s(?:tak|ke|x)|(?:bisa|boleh|harus|perlu)\s.*\s(?:ga|gak|nggak|ngga|tidak)|(?:được|đc|dc|phải|có)\s(?:.*\s)?(?:ko|k|hok|hông|hong))\s*[.!]*$/iu;
const LONGEST_QUESTION = 90;

/** Whether words begin as a question does, with or without its mark. */
export function beginsAsking(text: string): boolean {
  const said = text.trim();
  return BEGINS.test(said) || BEGINS.test(said.replace(FILLER, ''));
}

/** Whether words ask something; a long text tells a story even where it begins like a question. */
export function asksSomething(text: string): boolean {
  const said = text.trim();
  return (
    QUESTION_MARK.test(said) ||
    (said.length <= LONGEST_QUESTION && (beginsAsking(said) || ENDS.test(said) || YES_OR_NO.test(said)))
  );
}
