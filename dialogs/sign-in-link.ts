import type { DialogServices } from './services.ts';

const LINK = /\[([^\]]+)\]\(\{signIn\}\)/g;

/** A text that names signing in, with a link to where that is done; bare words where the operator has named no such page. */
export function withSignIn(
  { services }: { readonly services: Pick<DialogServices, 'signInUrl'> },
  text: string,
): string {
  const { signInUrl } = services;
  return text.replace(LINK, (_all, words: string) => (signInUrl === undefined ? words : `[${words}](${signInUrl})`));
}
