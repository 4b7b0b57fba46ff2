import { useRef } from 'preact/hooks';
import type { State } from '../state.ts';
import { useWidget } from './widget-context.ts';

/** The bot's proposals of what to say next: only those of the newest message, and only until something is said. */
export function SuggestedActions({ state }: { state: State }) {
  const { session, say, signIn } = useWidget();
  // An impatient second press comes before the first has been drawn; it means the same thing.
  const pressed = useRef<string>(undefined);
  const latest = state.log.messages.findLast(({ author }) => author.kind !== 'system');
  const card = latest?.card;
  // What is picked on a card needs no second button below it.
  const picked = new Set(card?.type === 'order' ? card.orders.map(({ pick }) => pick?.title) : []);
  const actions = (latest?.suggestedActions ?? []).filter(({ title }) => !picked.has(title));
  if (actions.length === 0 || state.outbox.length > 0) return null;
  return (
    <div class="actions">
      {actions.map(({ title, value, primary }) => {
        const go = signIn(value);
        const name = go ? say('signIn') : title;
        return (
          <button
            key={title}
            type="button"
            class={primary === true ? 'pill strong' : 'pill'}
            onClick={(event) => {
              if (go) return go(name);
              // The button goes away with its message; focus must not fall out of the chat.
              if (pressed.current === latest?.id) return;
              pressed.current = latest?.id;
              const root = event.currentTarget.getRootNode() as ShadowRoot;
              session.send({ text: title, value });
              root.querySelector<HTMLTextAreaElement>('textarea.write')?.focus({ preventScroll: true });
            }}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}
