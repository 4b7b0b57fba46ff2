import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** More about it, in small letters. */
  readonly detail?: string | undefined;
  /** How much is new there: as a number, and in words. */
  readonly fresh?: { readonly count: number; readonly words: string } | undefined;
  readonly lang?: string;
  readonly role: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
  readonly checked?: boolean;
  /** Makes no sense where the chat covers the whole screen. */
  readonly wideOnly?: boolean;
  readonly onSelect: () => void;
}

/** More are not counted out. */
const MOST_SHOWN = 99;

interface MenuProps {
  readonly icon: IconName;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onOpen?: () => void;
}

/** A button with a menu below; with a dot, where something is new in it. */
export function Menu({ icon, label, items, onOpen }: MenuProps) {
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const fresh = items.find((item) => item.fresh)?.fresh;
  const name = fresh ? `${label} (${fresh.words})` : label;
  const shut = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useOpenMenu(place, open, () => setOpen(false));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and the menu within, heard at one place
    <div class="menu" ref={place} onKeyDown={(event) => open && onMenuKey(event, place.current, shut)}>
      <button
        ref={button}
        type="button"
        class="plain"
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        <Icon name={icon} />
        {fresh && <span class="dot-new" />}
      </button>
      {open && (
        <div class="menu-list" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: left out where the role is a plain menuitem
            <button
              key={item.key}
              type="button"
              class={item.wideOnly ? 'menu-item wide-only' : 'menu-item'}
              role={item.role}
              aria-checked={item.role === 'menuitem' ? undefined : (item.checked ?? false)}
              lang={item.lang}
              tabIndex={-1}
              onClick={() => {
                item.onSelect();
                shut();
              }}
            >
              <span class="menu-check">{item.checked && <Icon name="check" />}</span>
              <span class="menu-words">
                {item.label}
                {item.detail && <small>{item.detail}</small>}
              </span>
              {item.fresh && (
                <span class="count-new" role="img" aria-label={item.fresh.words}>
                  {item.fresh.count > MOST_SHOWN ? `${MOST_SHOWN}+` : item.fresh.count}
                </span>
              )}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Begins at the item that is chosen, and leaves when the shopper does anything elsewhere. */
function useOpenMenu(menu: RefObject<HTMLDivElement | null>, open: boolean, leave: () => void): void {
  useLayoutEffect(() => {
    if (!open) return;
    const entries = entriesOf(menu.current);
    (entries.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? entries[0])?.focus();
    // Within a shadow root the page sees only its host, so that both levels are asked.
    const root = menu.current?.getRootNode();
    const elsewhere = (event: Event) => {
      if (!event.composedPath().includes(menu.current as EventTarget)) leave();
    };
    document.addEventListener('pointerdown', elsewhere);
    root?.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      root?.removeEventListener('focusin', elsewhere);
    };
  }, [open]);
}

/** Arrow keys, Home, End and Escape, as the ARIA pattern has them. */
function onMenuKey(event: KeyboardEvent, menu: HTMLElement | null, shut: () => void): void {
  const entries = entriesOf(menu);
  const root = menu?.getRootNode() as ShadowRoot | undefined;
  const at = entries.indexOf(root?.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1 + entries.length,
    Home: 0,
    End: entries.length - 1,
  };
  const next = steps[event.key];
  if (next !== undefined) entries[next % entries.length]?.focus();
  else if (event.key === 'Escape') shut();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function entriesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-item') ?? [])].filter((entry) => entry.offsetParent !== null);
}
