import { call } from '../../browser/api.ts';
import { useLanguage } from '../../browser/language.tsx';
import { LoadState } from '../../browser/load-state.tsx';
import { useLoaded } from '../../browser/use-loaded.ts';
import type { ShopperMatters } from '../../protocol/shopper-matters.ts';
import { Moment } from '../case/moment.tsx';
import { StateTag } from '../case/state-tag.tsx';

interface MattersProps {
  readonly conversationId: string;
  /** Whether the reader may open cases. */
  readonly opensCases: boolean;
}

/** The shopper's cases and orders: what they may be writing about. */
export function Matters({ conversationId, opensCases }: MattersProps) {
  const { words } = useLanguage();
  const path = `/v1/conversations/${encodeURIComponent(conversationId)}/matters`;
  // Who is signed out is told so by the desk itself.
  const { state, reload } = useLoaded(
    () => call<ShopperMatters>('GET', path),
    [path],
    () => undefined,
  );
  const none = <p class="muted">{words.desk.packet.noArticles}</p>;
  return (
    <div class="packet-matters">
      <h4>{words.resolution.desk.disputes}</h4>
      <LoadState state={state} onRetry={reload} />
      {state.is === 'here' && (
        <>
          {state.value.cases.length === 0 && none}
          <ul class="packet-articles">
            {state.value.cases.map(({ number, state: stands, outcome, title, dueAt }) => (
              <li key={number}>
                {opensCases ? (
                  <a href={`#disputes/${encodeURIComponent(number)}`}>{number}</a>
                ) : (
                  <span class="mono">{number}</span>
                )}{' '}
                <StateTag state={stands} outcome={outcome} />
                <br />
                <span class="small">
                  {title} {dueAt !== undefined && <Moment at={dueAt} class="muted" />}
                </span>
              </li>
            ))}
          </ul>
          <h4>{words.topics.orders}</h4>
          {state.value.orders.length === 0 && none}
          <ul class="packet-articles">
            {state.value.orders.map(({ id, items }) => (
              <li key={id}>
                <span class="mono">{id}</span> <span class="small">{items.join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
