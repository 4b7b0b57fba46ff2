import type { ComponentChildren } from 'preact';
import { type Place, pathOf } from './router.ts';

interface PlaceLinkProps {
  readonly to: Place;
  readonly go: (to: Place) => void;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link within the center; opening it in another tab works as with any link. */
export function PlaceLink({ to, go, class: className = '', children }: PlaceLinkProps) {
  return (
    <a
      href={pathOf(to)}
      class={className}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
