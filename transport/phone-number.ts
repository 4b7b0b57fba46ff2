/** What people put between the digits. */
const BETWEEN = /[\s().\-‐–—−/]/g;
/** The 0 that is dialled at home only, as `+44 (0)20` writes it. */
const HOME_ZERO = /\(\s*0\s*\)/g;
/** `001` and `002` choose a carrier in some countries, so that the country would begin elsewhere. */
const NUMBER = /^(?:\+|00(?![12]))([1-9]\d{7,15})$/;
/** Countries that dial a 0 at home which is no part of the number abroad: with it the number is nobody's, or a stranger's. */
const TRUNK_ZERO =
  /^(2[07]|3[1-3]|4[013469]|5[1-578]|6[0-6]|8[1246]|9[0-58]|353|358|380|421|59[1358]|85[56]|88[06]|966|97[12])0/;
/** In Mexico what stood before a number at home was longer. */
const OF_MEXICO = /^(52)0(?:1|44|45)(?=\d{10}$)/;
/** Whether a number is of one of these calling codes; without any, of all countries. */
export function isOfCountries(phone: string, codes: readonly string[]): boolean {
  return codes.length === 0 || codes.some((code) => phone.startsWith(code));
}

/** E.164. */
const LEAST_DIGITS = 8;
const MOST_DIGITS = 15;

/**
 * A phone number with its country code as networks take it (E.164); undefined of anything else. Which country a number without one is of
 * nobody knows: a message to it would go to a stranger.
 */
export function phoneIn(text: string): string | undefined {
  // Full-width signs are what keyboards of Taiwan write.
  const typed = text.normalize('NFKC').replace(HOME_ZERO, '').replace(BETWEEN, '');
  const digits = NUMBER.exec(typed)?.[1]?.replace(OF_MEXICO, '$1').replace(TRUNK_ZERO, '$1');
  if (digits === undefined || TRUNK_ZERO.test(digits)) return undefined;
  return digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS ? undefined : `+${digits}`;
}
