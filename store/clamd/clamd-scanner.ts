import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Scanner } from '../../files/attachments.ts';

/** Where clamd listens: a host and port, or the path of a socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const CONNECT_MS = 5_000;
/** clamd reads while it is sent to, and may think for a while at the end. */
const SILENCE_MS = 60_000;
const LONGEST_ANSWER = 4_096;

/** The clamd protocol (clamd(8), INSTREAM): chunks with their length ahead, an empty one at the end, one line as the answer. */
export function clamdScanner(address: ClamdAddress): Scanner {
  return {
    async scan(content) {
      const socket = connect(address as NetConnectOpts);
      socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('clamd does not answer')));
      const answered = answerOf(socket);
      // Both are awaited below, but not always by the time at which they fail.
      answered.catch(() => undefined);
      try {
        await Promise.race([once(socket, 'connect'), answered]);
        socket.setTimeout(SILENCE_MS);
        const sending = send(content, socket);
        sending.catch(() => undefined);
        // An answer may come before all is sent: that the file is too large for clamd, for instance.
        await Promise.race([sending, answered]).catch(() => undefined);
        return verdict(await answered);
      } finally {
        socket.destroy();
      }
    },
  };
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('clamd answers at too great length'));
    });
    // Whoever closes while being written to breaks the pipe, and may have said why.
    socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.on('close', () => resolve(answer));
  });
}

async function send(content: Readable, socket: Socket): Promise<void> {
  try {
    await write(socket, Buffer.from('zINSTREAM\0'));
    for await (const chunk of content as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, Buffer.concat([length, chunk]));
    }
    await write(socket, Buffer.alloc(4));
  } catch (error) {
    // A file that cannot be read to its end must not look like one that was: clamd gets no end of it.
    socket.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error == null ? resolve() : reject(error)));
  });
}

/** @throws Error for anything but a plain yes or no */
function verdict(answer: string): string | undefined {
  const line = answer.replace(/\0|\n/g, '').trim();
  if (line === 'stream: OK') return undefined;
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (found === undefined) throw new Error(`clamd answered: ${line === '' ? 'nothing' : line}`);
  return found;
}
