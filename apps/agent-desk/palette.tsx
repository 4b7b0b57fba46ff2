import { useId, useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { plain } from './replies.ts';

/** Something that can be done at the desk just now, by its name. */
export interface PaletteEntry {
  readonly name: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Entries that hold every word that was typed. Accents do not matter. */
function matchingEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return entries.filter(({ name }) => words.every((word) => plain(name).includes(word)));
}

/** All that the desk can do, found by typing a part of its name. */
export function Palette({ entries, onClose }: { entries: readonly PaletteEntry[]; onClose: () => void }) {
  const { words } = useLanguage();
  const text = words.desk.palette;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = matchingEntries(entries, typed);
  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    // After the dialog has given the focus back.
    requestAnimationFrame(entry.run);
  };
  const onKey = (event: KeyboardEvent): void => {
    // An input method uses these keys to take a candidate.
    if (event.isComposing || event.keyCode === 229) return;
    const count = Math.max(1, found.length);
    if (event.key === 'ArrowDown') setActive((active + 1) % count);
    else if (event.key === 'ArrowUp') setActive((active + count - 1) % count);
    else if (event.key === 'Enter') run(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog heading={text.heading} closeLabel={words.desk.common.close} onClose={onClose}>
      <form method="dialog" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          class="canned-search"
          aria-label={text.search}
          placeholder={text.search}
          aria-haspopup="listbox"
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKey}
        />
        {found.length === 0 && (
          <p class="muted" role="status">
            {text.none}
          </p>
        )}
        <div id={id} role="listbox" aria-label={text.heading} class="palette-list">
          {found.map((entry, index) => (
            <div
              key={`${index} ${entry.name}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              class="reply palette-entry"
              onPointerDown={(event) => {
                event.preventDefault();
                run(entry);
              }}
            >
              {entry.name}
              {entry.keys !== undefined && <kbd>{entry.keys}</kbd>}
            </div>
          ))}
        </div>
      </form>
    </Dialog>
  );
}
