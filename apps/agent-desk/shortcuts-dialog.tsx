import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';

interface ShortcutsDialogProps {
  readonly enabled: boolean;
  readonly onEnabled: (enabled: boolean) => void;
  readonly onClose: () => void;
}

/** The list behind `?`. Shortcuts can be turned off, as people who speak to their computer need. */
export function ShortcutsDialog({ enabled, onEnabled, onClose }: ShortcutsDialogProps) {
  const { words } = useLanguage();
  const text = words.desk.shortcuts;
  const lines: readonly (readonly [readonly string[], string])[] = [
    [['?'], text.help],
    [['Ctrl / ⌘', 'K'], words.desk.palette.heading],
    [['Alt', 'A'], text.accept],
    [['Alt', 'X'], text.decline],
    [['Alt', '1–9'], text.goToChat],
    [['Alt', 'Q'], text.queue],
    [['Alt', 'L'], words.desk.tickets.heading],
    [['/'], words.desk.search.label],
    [['Enter'], text.send],
    [['Shift', 'Enter'], text.newLine],
    [['/'], text.replies],
    [['Alt', 'S'], words.desk.canned.suggested],
    [['Alt', 'N'], text.note],
    [['Alt', 'I'], text.details],
    [['Alt', 'T'], text.transfer],
    [['Alt', 'R'], text.back],
    [['Alt', 'C'], text.close],
  ];
  return (
    <Dialog heading={text.heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <dl class="shortcuts">
        {lines.map(([keys, meaning]) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnabled(event.currentTarget.checked)} />
        <span>{text.enabled}</span>
      </label>
    </Dialog>
  );
}
