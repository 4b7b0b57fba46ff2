import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { LetterSender } from '../../notices/letters/letter.ts';
import { letterId, mailOf } from './message.ts';

/** Where there is no mail server, letters become files that any mail program opens; the same letter is the same file. */
export function folderSender(folder: string, from: string): LetterSender {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(letter) {
      const { message } = await transport.sendMail(mailOf(letter, from));
      const path = join(folder, `${letterId(letter.key)}.eml`);
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.part`, message as Buffer);
      await rename(`${path}.part`, path);
    },
  };
}
