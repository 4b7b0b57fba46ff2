import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from '../command.ts';

/** The first line of a file, or of standard input for `-`. */
export function passwordOfFile(path: string, folder: string): string {
  const text = readFileSync(path === '-' ? 0 : resolve(folder, path), 'utf8');
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw new UsageError(`${path === '-' ? 'Standard input' : path} holds no password.`);
  return line;
}

/** Asks twice at the terminal, without showing what is typed. */
export async function askPassword(): Promise<string> {
  if (process.stdin.isTTY !== true)
    throw new UsageError(
      'There is no terminal to ask for the password at: give --password-file <path>, or - for standard input.',
    );
  // Readline echoes what is typed to its output: this one swallows it.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Opened before the first question is shown, or what is typed at once would still be echoed by the terminal.
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true, historySize: 0 });
  const left = new Promise<never>((_resolve, reject) => {
    for (const event of ['SIGINT', 'close'] as const)
      reader.once(event, () => reject(new Error('Nothing was changed.')));
  });
  left.catch(() => undefined);
  const ask = async (question: string) => {
    process.stderr.write(question);
    const answer = await Promise.race([reader.question(''), left]);
    process.stderr.write('\n');
    return answer;
  };
  try {
    const first = await ask('Password: ');
    if (first !== (await ask('The same again: '))) throw new UsageError('The two passwords differ.');
    return first;
  } finally {
    reader.close();
  }
}
