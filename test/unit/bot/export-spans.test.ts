import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { spanExport } from '../../../bot/traces/export-spans.ts';
import type { TurnTrace } from '../../../protocol/traces.ts';

const TRACE: TurnTrace = {
  language: { before: 'en', after: 'en', chosen: false },
  searches: [
    {
      ...{ text: 'where is my secret parcel', locale: 'en', slang: [], corrections: [], synonyms: [] },
      candidates: [{ kind: 'article', name: 'track-order', score: 2.5 }],
      ...{ inScope: 0.9, margin: 0.8, decision: 'answer' },
    },
  ],
  rules: ['answer'],
  passage: { slug: 'track-order', locale: 'en', revision: 3, opening: 'Open' },
  dialog: { before: [], after: [] },
  model: [{ purpose: 'phrase', outcome: 'slow', ms: 40 }],
  ms: 45,
};
const TURN = { conversationId: 'c', seq: 2, outcome: 'committed', endedAt: 1_800_000_000_000, ms: 50, trace: TRACE };

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

describe('turns as spans of OpenTelemetry', () => {
  it('reach a collector with their model calls inside, without a word of people; its refusal loses nothing else', async () => {
    const bodies: string[] = [];
    let status = 503;
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(`${request.url} ${Buffer.concat(chunks).toString('utf8')}`);
        response.writeHead(status).end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const told: string[] = [];
    const spans = spanExport({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      service: { answered: () => told.push('answered'), failed: (reason) => told.push(reason) },
    });
    spans.tell(TURN);
    await spans.flush();
    status = 200;
    spans.tell(TURN);
    await spans.close();
    server.closeAllConnections();
    server.close();

    expect(told).to.deep.equal(['status 503', 'answered']);
    expect(bodies.length).to.equal(2);
    const [path, json = ''] = bodies[1]?.split(/ (.*)/su) ?? [];
    expect(path).to.equal('/v1/traces');
    expect(json).not.to.include('secret');
    const sent = JSON.parse(json) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    const [turn, call] = sent.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
    expect(turn?.traceId).to.match(/^[0-9a-f]{32}$/u);
    expect(turn?.spanId).to.match(/^[0-9a-f]{16}$/u);
    expect([turn?.name, turn?.startTimeUnixNano, turn?.endTimeUnixNano]).to.deep.equal([
      'turn',
      '1799999999950000000',
      '1800000000000000000',
    ]);
    expect(turn?.attributes).to.deep.include({ key: 'kaunter.article', value: { stringValue: 'en/track-order' } });
    expect(turn?.attributes).to.deep.include({ key: 'kaunter.revision', value: { intValue: '3' } });
    expect(turn?.attributes).to.deep.include({ key: 'kaunter.score', value: { doubleValue: 2.5 } });
    expect([call?.name, call?.traceId, call?.parentSpanId]).to.deep.equal([
      'model phrase',
      turn?.traceId,
      turn?.spanId,
    ]);
  });
});
