/** What can be asked for by `/` and its name, in the order of the menu. */
export const SLASH_COMMANDS = ['reply', 'article', 'note', 'transfer', 'close', 'snooze', 'tag'] as const;
export type SlashCommand = (typeof SLASH_COMMANDS)[number];

/** Those that take the words after their name. */
const TAKES_WORDS: readonly SlashCommand[] = ['reply', 'article', 'note', 'tag'];

/** What a draft that begins with `/` asks for. */
export interface SlashInput {
  /** Commands that it may become, or the one that it is. */
  readonly commands: readonly SlashCommand[];
  /** Named whole, with words or a space after it. */
  readonly whole: boolean;
  /** After the name of the command; of none, all that follows the `/`. */
  readonly words: string;
}

/** Undefined where the draft is no command: it is a text like any other. */
export function slashInput(draft: string, allowed: readonly SlashCommand[]): SlashInput | undefined {
  const typed = /^\/([^\n]*)$/.exec(draft)?.[1];
  if (typed === undefined) return undefined;
  const [, name = '', gap = '', rest = ''] = /^(\S*)(\s*)(.*)$/.exec(typed) ?? [];
  const named = allowed.find((command) => command === name.toLowerCase());
  if (named !== undefined && gap !== '' && (rest === '' || TAKES_WORDS.includes(named)))
    return { commands: [named], whole: true, words: rest.trim() };
  const begun = gap === '' ? allowed.filter((command) => command.startsWith(name.toLowerCase())) : [];
  return { commands: begun, whole: false, words: typed };
}
