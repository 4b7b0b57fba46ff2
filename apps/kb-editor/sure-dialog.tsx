import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';

interface SureDialogProps {
  readonly heading: string;
  readonly text: string;
  /** What is put forward, and the other way, which stands before it. */
  readonly main: { readonly name: string; readonly act: () => void };
  readonly other: { readonly name: string; readonly act: () => void };
  readonly onClose: () => void;
}

/** Asks before something that is typed is lost. */
export function SureDialog({ heading, text, main, other, onClose }: SureDialogProps) {
  const { words } = useLanguage();
  return (
    <Dialog heading={heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <p>{text}</p>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={other.act}>
          {other.name}
        </button>
        <button type="button" class="button button-main" onClick={main.act}>
          {main.name}
        </button>
      </footer>
    </Dialog>
  );
}
