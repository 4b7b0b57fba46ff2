const NUL = '\u0000';

/** Well-formed Unicode without NUL: what every database and browser takes. */
export const clean = (text: string): string => text.toWellFormed().replaceAll(NUL, '');

/**
 * Parses JSON that came from outside, with all its texts {@link clean}.
 * @throws SyntaxError
 */
export function parseClean(json: string): unknown {
  // Only an escape can bring in what is to be cleaned: the bytes were decoded before, and JSON forbids a bare NUL.
  if (!json.includes('\\u')) return JSON.parse(json) as unknown;
  return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value)) as unknown;
}
