import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  /** For a summary that is a picture only; one with words is named by them. */
  readonly label?: string;
  readonly summary: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/**
 * A button with a panel under it: opens by click or key, closes on Esc, outside presses and when the focus leaves. Of one menu in
 * another, Esc closes the inner one.
 */
export function Menu({ label, summary, class: className = '', children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const details = menu.current;
      if (details === null || !details.open) return;
      const outside = event.target instanceof Node && !details.contains(event.target);
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      if (!escaped && (!outside || event instanceof KeyboardEvent)) return;
      if (escaped) {
        const inner = details.querySelector<HTMLDetailsElement>('.menu[open]');
        // One key closes one menu, whichever of them hears it first.
        if (event.defaultPrevented || inner?.contains(document.activeElement) === true) return;
        event.preventDefault();
      }
      details.open = false;
      if (escaped) details.querySelector('summary')?.focus();
    };
    const kinds = ['pointerdown', 'focusin', 'keydown'] as const;
    for (const kind of kinds) document.addEventListener(kind, close);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, close);
    };
  }, []);
  return (
    <details ref={menu} class={`menu ${className}`}>
      <summary aria-label={label} title={label}>
        {summary}
      </summary>
      <div class="menu-panel">{children}</div>
    </details>
  );
}
