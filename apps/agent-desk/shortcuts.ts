export type Shortcut =
  | {
      readonly does:
        | 'help'
        | 'palette'
        | 'accept'
        | 'decline'
        | 'queue'
        | 'tickets'
        | 'search'
        | 'note'
        | 'details'
        | 'transfer'
        | 'back'
        | 'close'
        | 'suggestions';
    }
  | { readonly does: 'chat'; readonly index: number };

/** Physical keys (as on a US keyboard) with Alt, so that they work in every layout and while typing. */
const ALT_KEYS = {
  KeyA: 'accept',
  KeyX: 'decline',
  KeyQ: 'queue',
  KeyL: 'tickets',
  KeyN: 'note',
  KeyI: 'details',
  KeyT: 'transfer',
  KeyR: 'back',
  KeyC: 'close',
  KeyS: 'suggestions',
} as const;

const KEYS: Readonly<Record<string, Shortcut>> = { '?': { does: 'help' }, '/': { does: 'search' } };

export interface Keystroke {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** Whether the key of the system's own commands is held: Cmd on a Mac, where Ctrl and K cut a line, else Ctrl. */
  readonly command: boolean;
  /** Whether the focus is where text is typed. */
  readonly typing: boolean;
}

/** What a keystroke asks for, if anything. `?` and `/` count only outside text, Alt with a key and Ctrl K everywhere. */
export function shortcutOf(stroke: Keystroke): Shortcut | undefined {
  // With Option some keys begin a letter that is composed, as `ñ`.
  if (stroke.command && !stroke.altKey && stroke.key.toLowerCase() === 'k') return { does: 'palette' };
  if (stroke.ctrlKey || stroke.metaKey || stroke.key === 'Dead' || stroke.key === 'Process') return undefined;
  if (!stroke.altKey) return stroke.typing ? undefined : KEYS[stroke.key];
  const digit = /^Digit([1-9])$/.exec(stroke.code)?.[1];
  if (digit !== undefined) return { does: 'chat', index: Number(digit) - 1 };
  const does = Object.entries(ALT_KEYS).find(([code]) => code === stroke.code)?.[1];
  return does === undefined ? undefined : { does };
}
