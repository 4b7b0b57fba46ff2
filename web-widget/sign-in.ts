import type { Pressed } from './host.ts';

/** A guest who has not signed in by then does not expect their question to be taken up any more. */
const HOLDS_MS = 30 * 60_000;

/**
 * Where guests sign in, with the page to come back to put in. What stands behind a hash is left out: it may hold a key of a letter.
 * Undefined where there is none, or none that a browser goes to by http.
 */
export function signInAddress(template: string | undefined, page: string): string | undefined {
  if (template === undefined) return undefined;
  const back = encodeURIComponent(page.replace(/#.*$/, ''));
  try {
    const address = new URL(
      template.replaceAll('{return}', () => back),
      page,
    );
    return /^https?:$/.test(address.protocol) ? address.href : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a button of the bot is the one that leads to signing in. */
export function leadsToSignIn(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'do' in value && value.do === 'sign-in';
}

/** The button that somebody left with, as it was kept in this tab; undefined where none was, or too long ago. */
export function leftWith(kept: string | undefined, now: number): Pressed | undefined {
  try {
    const { at, text, value } = JSON.parse(kept ?? '{}') as { at?: unknown; text?: unknown; value?: unknown };
    const fresh = typeof at === 'number' && at <= now && now - at < HOLDS_MS;
    return fresh && typeof text === 'string' && leadsToSignIn(value) ? { text, value } : undefined;
  } catch {
    return undefined; // not ours
  }
}
