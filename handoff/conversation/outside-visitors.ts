/** How somebody began a conversation who has no page of theirs open. */
type Way = 'mail' | 'contact';

/** The visitor of a conversation that was begun from outside the chat. Nobody holds a token of theirs but by the link of our letters. */
export function outsideVisitor(way: Way, digest: string): string {
  return `${way}-${digest.slice(0, 22)}`;
}

/**
 * Whether whoever reads a conversation has come by a letter to its address, and so owns it. A guest of the chat does not prove that: they may
 * have left an address of somebody else, who then follows the link and proves it for both.
 */
export function comesByLetterAlone(visitorId: string): boolean {
  return /^(?:mail|contact)-/.test(visitorId);
}
