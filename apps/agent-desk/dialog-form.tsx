import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';

interface DialogFormProps {
  readonly label: string;
  readonly ready: boolean;
  /** Whether the server has agreed; until then the dialog stays open, so that nothing is lost. */
  readonly submit: () => Promise<boolean>;
  readonly onDone: () => void;
  readonly children: ComponentChildren;
}

/** What is decided in a dialog, with the way out beside it. */
export function DialogForm(props: DialogFormProps) {
  const { label, ready, submit, onDone, children } = props;
  const { words } = useLanguage();
  const [working, setWorking] = useState(false);
  return (
    <form
      method="dialog"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!ready || working) return;
        setWorking(true);
        if (await submit()) onDone();
        else setWorking(false);
      }}
    >
      {children}
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={onDone}>
          {words.desk.common.cancel}
        </button>
        <button type="submit" class="button button-main" aria-disabled={!ready || working}>
          {label}
        </button>
      </footer>
    </form>
  );
}
