import type { AuthorKind } from '../../protocol/conversation.ts';
import { Icon } from './icons.tsx';

/** The assistant is the bell on the counter; people are their initial. */
export function Avatar({ kind, name }: { kind: AuthorKind; name: string }) {
  const initial = [...name.trim()][0]?.toLocaleUpperCase();
  return (
    <span class={`avatar ${kind}`} aria-hidden="true">
      {kind === 'bot' ? <Icon name="bell" /> : (initial ?? <Icon name="person" />)}
    </span>
  );
}
