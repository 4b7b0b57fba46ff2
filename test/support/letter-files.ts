import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LetterFile {
  readonly name: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The letters that were sent, where there is no mail server: each as its plain text. */
export function lettersIn(dataDir: string): readonly LetterFile[] {
  const folder = join(dataDir, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => ({ name, ...readLetter(readFileSync(join(folder, name), 'utf8')) }));
}

function readLetter(mail: string): Omit<LetterFile, 'name'> {
  const head = unfolded(mail.slice(0, mail.indexOf('\n\n')));
  const plain = mail.slice(mail.search(/^content-type: text\/plain/im));
  const gap = plain.indexOf('\n\n');
  const end = plain.indexOf('\n--', gap);
  const body = plain.slice(gap + 2, end === -1 ? undefined : end);
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(plain.slice(0, gap))?.[1]?.toLowerCase();
  return { to: field(head, 'to'), subject: field(head, 'subject'), text: decoded(body, encoding) };
}

const unfolded = (head: string): string => head.replace(/\n[ \t]+/g, ' ');

function field(head: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
