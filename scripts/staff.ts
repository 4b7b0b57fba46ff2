import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { StaffAccount } from '../people/accounts/account-book.ts';
import { ACCOUNT_FIELDS, languagesIn, STAFF_ROLES, topicsIn } from '../people/accounts/account-rules.ts';
import type { AccountKeeper } from '../people/accounts/keep-accounts.ts';
import { keeperOf } from '../people/compose.ts';
import { LOCALES } from '../protocol/locale.ts';
import { readConfig } from '../server/config.ts';
import { openDatabase } from '../store/sql/open-database.ts';
import { commandActor, runCommand, UsageError } from './command.ts';
import { askPassword, passwordOfFile } from './staff/ask-password.ts';

/**
 * Keeps the staff accounts from the command line, by the same settings as the server (DATA_DIR, DATABASE_URL). The server
 * may run, and need never have run.
 */
const USAGE = `Usage: npm run staff -- <command>

  add <email> --roles <roles>   Make an account. Asks for the password, twice, without showing it.
      --name <name>             as shoppers and colleagues see it
      --languages <languages>   chats in these languages only (${LOCALES.join(', ')})
      --skills <topics>         chats about these topics only
      --capacity <number>       chats at once, 1 to 20 (4)
      --locale <language>       of the pages for this person
      --password-file <path>    take the password from the first line of a file; - for standard input
      --link                    no password: print a link that sets it, once, within 48 hours
  password <email>              Set another password and end the sessions. Takes --password-file and --link, too.
  roles <email> <roles>         Give these roles and no others.
  off <email>                   Switch the account off and end its sessions.
  on <email>                    Switch it on again.
  list                          Show all accounts.

Roles: ${STAFF_ROLES.join(', ')}; several are parted by commas.`;

const OPTIONS = {
  roles: { type: 'string' },
  name: { type: 'string' },
  languages: { type: 'string' },
  skills: { type: 'string' },
  capacity: { type: 'string' },
  locale: { type: 'string' },
  'password-file': { type: 'string' },
  link: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/** Which options and how many words behind it each command takes. */
const COMMANDS: Readonly<
  Record<string, { readonly words: readonly string[]; readonly options: readonly (keyof typeof OPTIONS)[] }>
> = {
  add: {
    words: ['<email>'],
    options: ['roles', 'name', 'languages', 'skills', 'capacity', 'locale', 'password-file', 'link'],
  },
  password: { words: ['<email>'], options: ['password-file', 'link'] },
  roles: { words: ['<email>', '<roles>'], options: [] },
  off: { words: ['<email>'], options: [] },
  on: { words: ['<email>'], options: [] },
  list: { words: [], options: [] },
};

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const [command = '', ...words] = positionals;
  const takes = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (takes === undefined) throw new UsageError(command === '' ? 'No command.' : `There is no command ${command}.`);
  const strange = Object.keys(values).find((name) => !takes.options.some((option) => option === name));
  if (strange !== undefined) throw new UsageError(`${command} takes no --${strange}.`);
  if (words.length !== takes.words.length)
    throw new UsageError(`${command} takes ${takes.words.join(' and ') || 'nothing'} behind it.`);
  const config = readConfig(process.env);
  // Before the database is opened: whoever mistypes has made nothing.
  const task = taskOf(command, words, values, config.publicUrl ?? `http://localhost:${config.port}`);
  const database = await openDatabase(config);
  try {
    await task(keeperOf(database, Date.now, () => randomBytes(16).toString('base64url')));
  } finally {
    await database.close();
  }
  return 0;
});

type Task = (keeper: AccountKeeper) => Promise<void>;

function taskOf(command: string, [email = '', second = '']: readonly string[], values: Values, url: string): Task {
  const actor = commandActor();
  if (command === 'list') return async (keeper) => say(table(await keeper.list()));
  if (command === 'add') return adding(actor, email, values, url);
  if (command === 'password')
    return async (keeper) => {
      const { id } = await keeper.byEmail(email);
      if (values.link === true) return sayLink(url, await keeper.makeLink(actor, id));
      await keeper.setPassword(actor, id, await passwordFor(values));
      say(`The password of ${email} is set, and its sessions are ended.`);
    };
  if (command === 'roles') {
    const roles = read(ACCOUNT_FIELDS.roles, listOf(second), `roles: ${STAFF_ROLES.join(', ')}`);
    return async (keeper) => {
      await keeper.change(actor, (await keeper.byEmail(email)).id, { roles });
      say(`${email} has the roles ${roles.join(', ')}.`);
    };
  }
  const active = command === 'on';
  return async (keeper) => {
    await keeper.change(actor, (await keeper.byEmail(email)).id, { active });
    say(`${email} is switched ${active ? 'on' : 'off, and its sessions are ended'}.`);
  };
}

function adding(actor: string, given: string, values: Values, url: string): Task {
  if (values.roles === undefined) throw new UsageError(`add needs --roles (${STAFF_ROLES.join(', ')}).`);
  const email = read(ACCOUNT_FIELDS.email, given, 'e-mail: such as ana@example.com');
  const fields = {
    email,
    roles: read(ACCOUNT_FIELDS.roles, listOf(values.roles), `--roles: ${STAFF_ROLES.join(', ')}`),
    ...(values.name === undefined
      ? {}
      : { name: read(ACCOUNT_FIELDS.name, values.name, '--name: 1 to 80 characters') }),
    languages: read(ACCOUNT_FIELDS.languages, listOf(values.languages), `--languages: ${LOCALES.join(', ')}`),
    skills: read(ACCOUNT_FIELDS.skills, listOf(values.skills), '--skills: words parted by commas'),
    ...(values.capacity === undefined
      ? {}
      : { capacity: read(ACCOUNT_FIELDS.capacity, Number(values.capacity), '--capacity: 1 to 20') }),
    ...(values.locale === undefined
      ? {}
      : { locale: read(ACCOUNT_FIELDS.locale, values.locale, `--locale: ${LOCALES.join(', ')}`) }),
  };
  return async (keeper) => {
    const password = values.link === true ? undefined : await passwordFor(values);
    const { id } = await keeper.add(actor, { ...fields, password });
    say(`${email} is added with the roles ${fields.roles.join(', ')}.`);
    if (values.link === true) sayLink(url, await keeper.makeLink(actor, id));
  };
}

function passwordFor(values: Values): Promise<string> | string {
  const file = values['password-file'];
  // npm runs commands in the project's folder; a path is meant from where it was typed.
  return file === undefined ? askPassword() : passwordOfFile(file, process.env.INIT_CWD ?? process.cwd());
}

function sayLink(url: string, { token, expiresAt }: { readonly token: string; readonly expiresAt: number }): void {
  say(`This link sets the password, once, until ${new Date(expiresAt).toISOString()}:\n${url}/staff#password=${token}`);
}

function read<Schema extends z.ZodType>(schema: Schema, given: unknown, wanted: string): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new UsageError(`Not a possible value. ${wanted}.`);
  return parsed.data;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function table(accounts: readonly StaffAccount[]): string {
  if (accounts.length === 0)
    return 'No staff account exists. Make one: npm run staff -- add you@example.com --roles agent,admin';
  const rows = accounts.map((account) => [
    account.email,
    account.name,
    account.roles.join(','),
    [...languagesIn(account.skills), ...topicsIn(account.skills)].join(',') || 'all',
    String(account.capacity),
    account.active ? (account.passwordHash === '' ? 'no password' : 'on') : 'off',
    account.lastSignInAt === undefined ? 'never' : new Date(account.lastSignInAt).toISOString().slice(0, 16),
  ]);
  const all = [['e-mail', 'name', 'roles', 'serves', 'chats', 'state', 'last sign-in (UTC)'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
