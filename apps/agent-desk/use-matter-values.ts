import { useEffect, useState } from 'preact/hooks';
import { call } from '../../browser/api.ts';
import type { ShopperMatters } from '../../protocol/shopper-matters.ts';
import type { ReplyValues } from './replies.ts';

/**
 * The shopper's order and case for canned replies: where there is just one, it is the one that is meant.
 * @param conversationId undefined of a shopper whom no marketplace vouches for, and while nothing is asked
 */
export function useMatterValues(conversationId: string | undefined): ReplyValues {
  const [known, setKnown] = useState<ReplyValues>({});
  useEffect(() => {
    if (conversationId === undefined) return;
    let wanted = true;
    call<ShopperMatters>('GET', `/v1/conversations/${encodeURIComponent(conversationId)}/matters`).then(
      ({ orders, cases }) => wanted && setKnown({ ...only('order', orders, 'id'), ...only('case', cases, 'number') }),
      // Without them the placeholders stay in the text, marked.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [conversationId]);
  return known;
}

function only<K extends string>(
  name: 'order' | 'case',
  list: readonly Readonly<Record<K, string>>[],
  key: K,
): ReplyValues {
  const [one, ...others] = list;
  return one === undefined || others.length > 0 ? {} : { [name]: one[key] };
}
