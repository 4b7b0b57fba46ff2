import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';

interface DialogProps {
  readonly heading: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** What is said over everything: an open modal lets nobody see or press what is not in it. */
export const OverDialogs = createContext<ComponentChildren>(null);

/** A modal on the platform's own dialog: it keeps the focus, closes on Esc, and gives the focus back. */
export function Dialog({ heading, closeLabel, onClose, wide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // To what is decided here, not to the way out.
    dialog.current?.querySelector<HTMLElement>('form :is(input, select, textarea, .button-main)')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={headingId}>{heading}</h2>
          <button type="button" class="icon-button" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
      {useContext(OverDialogs)}
    </dialog>
  );
}
