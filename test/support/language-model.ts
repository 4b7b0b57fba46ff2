import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for an OpenAI-compatible endpoint. */
export interface StandInModel {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly { readonly task: string; readonly material: string }[];
  /** What it answers; undefined: it never does. */
  answer: (task: string, material: string) => string | undefined;
  stop(): void;
}

export async function startLanguageModel(answer: StandInModel['answer']): Promise<StandInModel> {
  const asked: { task: string; material: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { messages } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
        messages: { content: string }[];
      };
      const [task = '', material = ''] = messages.map(({ content }) => content);
      asked.push({ task, material });
      const content = model.answer(task, material);
      if (content !== undefined) response.end(JSON.stringify({ choices: [{ message: { content } }] }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const model: StandInModel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answer,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return model;
}
