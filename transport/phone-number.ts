/** What people put between the digits. */
const BETWEEN = /[\s().\-–/]/g;
const NUMBER = /^(?:\+|00)([1-9]\d{7,14})$/;

/**
 * A phone number with its country code as networks take it (E.164); undefined of anything else. Which country a number without one is of
 * nobody knows: a message to it would go to a stranger.
 */
export function phoneIn(text: string): string | undefined {
  const digits = NUMBER.exec(text.replace(BETWEEN, ''))?.[1];
  return digits === undefined ? undefined : `+${digits}`;
}
