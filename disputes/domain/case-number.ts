// 31 symbols, a prime number of them: then a check symbol with weights 1…n notices every single wrong symbol
// and every exchange of two. Without 0 O 1 I L, which people confuse.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const BODY_LENGTH = 10;
const SPACE = BigInt(ALPHABET.length) ** BigInt(BODY_LENGTH);

/** How many random bytes a case number needs: far more than its 49 bits, so that the remainder is even. */
export const CASE_NUMBER_BYTES = 16;

/**
 * A number for people to read aloud: `KD-7F3K-9QXM-2AT`, ten random symbols (49 bits) and one check symbol.
 * It says nothing about how many cases exist. It names a case and never opens one: access needs an identity besides.
 */
export function caseNumber(random: Uint8Array): string {
  if (random.length < CASE_NUMBER_BYTES) throw new RangeError('case_number_needs_more_randomness');
  let rest = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % SPACE;
  let body = '';
  for (let i = 0; i < BODY_LENGTH; i += 1) {
    body += ALPHABET.charAt(Number(rest % BigInt(ALPHABET.length)));
    rest /= BigInt(ALPHABET.length);
  }
  return display(body + checkSymbol(body));
}

/** The number in its one written form, from what a person typed (case, blanks and dashes do not matter); undefined where it cannot be one. */
export function parseCaseNumber(typed: string): string | undefined {
  const symbols = typed.toUpperCase().replace(/[\s\p{Dash}]/gu, '');
  const bare = symbols.startsWith('KD') && symbols.length === BODY_LENGTH + 3 ? symbols.slice(2) : symbols;
  if (bare.length !== BODY_LENGTH + 1 || [...bare].some((symbol) => !ALPHABET.includes(symbol))) return undefined;
  const body = bare.slice(0, BODY_LENGTH);
  return checkSymbol(body) === bare.slice(BODY_LENGTH) ? display(bare) : undefined;
}

function checkSymbol(body: string): string {
  const sum = [...body].reduce((total, symbol, index) => total + ALPHABET.indexOf(symbol) * (index + 1), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

function display(bare: string): string {
  return `KD-${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`;
}
