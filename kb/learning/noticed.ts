import type { ProposalSource } from '../../protocol/learning.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Decision } from '../search/types.ts';

/** What the service notices that editors may learn from. */
export type Noticed =
  /** A question went to the search. */
  | { readonly kind: 'asked'; readonly locale: Locale; readonly decision: Decision }
  /** A question had no answer. */
  | { readonly kind: 'missed'; readonly locale: Locale; readonly text: string }
  /** A question belongs to an article, as somebody has shown. */
  | {
      readonly kind: 'fitted';
      readonly locale: Locale;
      readonly slug: string;
      readonly text: string;
      readonly source: ProposalSource;
    };
