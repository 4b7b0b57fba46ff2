import indonesian from 'natural/lib/natural/stemmers/indonesian/stemmer_id.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import { fold } from './normalise.ts';
import { plainVerb } from './spanish-verbs.ts';

/** Stems kept a language: the stemmers cost 4–9 µs a word, the map 0.1 µs. A full map starts afresh. */
const CACHE_LIMIT = 50_000;

/** Words that differ from what follows them are no words for a stemmer: order numbers, codes, sizes. */
const HAS_DIGIT = /\p{N}/u;

function cached(stem: (word: string) => string): (word: string) => string {
  let stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const fresh = HAS_DIGIT.test(word) ? word : stem(word);
    if (stems.size >= CACHE_LIMIT) stems = new Map();
    stems.set(word, fresh);
    return fresh;
  };
}

/** English: without diacritics, then Porter. */
export const stemEnglish = cached((word) => english.stem(fold(word)));

/**
 * Spanish: irregular forms first become their verb, without pronouns. The stemmer wants the accents that chats leave out, so -cion and -sion get theirs back before it
 * and what is left of accents goes after it.
 */
export const stemSpanish = cached((word) => {
  const folded = plainVerb(fold(word)).replace(/([cs])ion$/u, '$1ión');
  return fold(spanish.stem(folded));
});

/**
 * Roots whose end or beginning the stemmer takes for an affix ("dipesan" → "pes", "kerusakan" → "rusa"), in Indonesian and
 * Malay. Found by stemming 194 forms of 42 roots of shops.
 */
const CUT_SHORT: readonly (readonly [root: string, forms: RegExp])[] = [
  ['pesan', /^(?:me|di|ku|kau|ter)?(?:pesan|mesan)(?:an|kan|in)?(?:nya|ku|mu)?$|^pe(?:mesan|mesanan)(?:an)?(?:nya)?$/u],
  ['rusak', /^(?:me|di|ter|pe)?(?:rusak|rosak|ngerusak)(?:kan|nya)?$|^ke(?:rusak|rosak)an(?:nya)?$/u],
  ['tarik', /^(?:me|di|ter|pe)?n?(?:tarik|arik)(?:kan|an|nya)?$/u],
  ['masuk', /^(?:me|di|ter|pe)?m?(?:masuk|asuk)(?:kan|an|i)?(?:nya)?$/u],
];

/** Roots that the stemmer lacks or loses in what chats make of them ("batalin", "nungguin"), and Malay ones beside their Indonesian twins. */
const CHAT_FORMS: readonly (readonly [root: string, form: string])[] = [
  ['batal', 'batal'],
  ['kirim', 'k?irim'],
  ['beli', 'beli'],
  ['kurang', 'kurang'],
  ['jawab', 'jawa[bp]'],
  ['beda', 'be[dz]a'],
  ['tunggu', '[tn]unggu'],
  ['akun', 'aka?un'],
  ['bayar', 'bayar'],
  ['tukar', '[tn]u[kc]ar'],
  ['cari', '(?:c|ny)ari'],
  ['tanya', '[tn]anya'],
  ['simpan', '(?:s|ny)impan'],
  ['tolak', '[tn]olak'],
  ['ambil', 'ambi[lk]'],
  ['antar', 'h?antar'],
];
const CHAT_PATTERNS = CHAT_FORMS.map(
  ([root, form]) =>
    [
      root,
      new RegExp(
        `^(?:(?:mem|di|ber)?per|me(?:m|n|ng|ny)?|pe(?:m|n|ng|ny)?|di|ber?|ter|ke|se|ng)?(?:${form})(?:kan|an|in|i)?(?:nya|lah|kah|ku|mu)?$`,
        'u',
      ),
    ] as const,
);

const KNOWN_FORMS = [...CUT_SHORT, ...CHAT_PATTERNS];

/** Indonesian: prefixes and suffixes off by a root dictionary. Serves Malay as well where both are searched as one. */
export const stemIndonesian = cached((word) => {
  const folded = fold(word);
  return KNOWN_FORMS.find(([, forms]) => forms.test(folded))?.[0] ?? indonesian.stem(folded);
});

/** Malay on its own: only the endings that never carry meaning. */
export const stemMalay = cached((word) => {
  const folded = fold(word);
  return folded.length > 5 ? folded.replace(/(?:lah|kah|nya)$/u, '') : folded;
});
