import { evidence, terms } from './cases.ts';
import { Story } from './story.ts';

export const receipt = () => [{ ...evidence('document'), fileId: 'receipt' }];
/** A moment longer than the time to contest it. */
export const WAIT = 3 * 24 + 1;

/** A return that both sides agreed on, labelled: the seller bears its postage. */
export async function labelled(story = new Story('auracart'), change: object = {}): Promise<Story> {
  await story.open('buyer', { wanted: terms('return-refund'), ...change });
  await story.does('seller', 'approve', { version: 1 });
  await story.does('seller', 'return-label', { label: 'L', evidence: [] });
  return story;
}

export const sends = (story: Story, postage: number, evidence = receipt()) =>
  story.does('buyer', 'return-shipped', { tracking: 'T', postage, evidence });

/** The seller looks at what came back, and the price goes back to the buyer. */
export async function inspected(story: Story) {
  await story.does('seller', 'return-received', {});
  return story.does('seller', 'return-inspected', { condition: 'as-sent' });
}

export const freights = (story: Story) =>
  [...story.ledger.entries.values()].filter(({ kind }) => kind === 'freight').map(({ minor }) => minor);

/** Returned by a ruling, so that the side at fault bears the postage. */
export async function ruledReturn(fault: 'buyer' | 'courier'): Promise<Story> {
  const story = new Story('auracart');
  await story.open('buyer', { wanted: terms('return-refund') });
  await story.does('seller', 'reject', { version: 1, why: 'w' });
  await story.does('buyer', 'escalate', { why: 'w' });
  await story.does('mediator', 'claim', {});
  await story.does('mediator', 'rule', { terms: terms('return-refund'), reasons: 'r', fault });
  return story;
}
