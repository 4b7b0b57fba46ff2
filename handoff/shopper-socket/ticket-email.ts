import { z } from 'zod';
import type { Conversation } from '../conversation/conversation.ts';

const emailSchema = z.email().max(200);
/** One word with an at sign in it, and nothing beside it, is meant as an address. */
const MEANT = /^[^\s@]+@[^\s@]*$/;

/**
 * The address that a guest leaves with their ticket, as the whole of a message; `wrong` where it is meant as one and is none.
 * Of whoever is signed in the marketplace has told it.
 */
export function emailIn(
  { owner, verified }: Pick<Conversation, 'owner' | 'verified'>,
  text: string | undefined,
): { readonly email: string; readonly wrong: boolean } | undefined {
  const said = text?.trim() ?? '';
  if (owner !== 'ticket' || verified || !MEANT.test(said)) return undefined;
  return { email: said.slice(0, 200), wrong: !emailSchema.safeParse(said).success };
}
