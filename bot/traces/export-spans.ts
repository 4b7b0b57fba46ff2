import { randomBytes } from 'node:crypto';
import type { TurnTrace } from '../../protocol/traces.ts';
import type { ExternalService } from '../../transport/external-services.ts';
import { reasonOf } from '../../transport/outage-log.ts';

/** A turn as it is told to a collector: never what people wrote. */
export interface ToldTurn {
  readonly conversationId: string;
  readonly seq: number;
  readonly outcome: string;
  /** When it ended, in milliseconds since 1970. */
  readonly endedAt: number;
  readonly ms: number;
  readonly trace: TurnTrace | undefined;
}

export interface SpanExportSettings {
  /** Without a slash at its end; spans go to `<url>/v1/traces`. */
  readonly url: string;
  readonly service: ExternalService;
  readonly newBytes?: (length: number) => Buffer;
}

const EVERY_MS = 2_000;
const MOST_IN_A_CALL = 200;
/** A collector that is away costs no more than this many turns' spans of memory; the oldest are dropped. */
const MOST_WAITING = 2_000;
const TIMEOUT_MS = 5_000;
/** Of a span: work inside the process, and a call to somebody else. */
const INTERNAL = 1;
const CLIENT = 3;

type Attribute = string | number | boolean | readonly string[];

/** Tells an OpenTelemetry collector of each turn, by OTLP over HTTP with JSON. What it does not take is dropped. */
export function spanExport({ url, service, newBytes = randomBytes }: SpanExportSettings) {
  let waiting: ToldTurn[] = [];
  let sending: Promise<void> = Promise.resolve();
  const send = async (): Promise<void> => {
    const turns = waiting.splice(0, MOST_IN_A_CALL);
    if (turns.length === 0) return;
    try {
      const response = await fetch(`${url}/v1/traces`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(requestOf(turns.flatMap((turn) => spansOf(turn, newBytes)))),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`status ${response.status}`);
      service.answered();
    } catch (error) {
      service.failed(reasonOf(error));
    }
  };
  const flush = (): Promise<void> => {
    sending = sending.then(send);
    return sending;
  };
  const timer = setInterval(flush, EVERY_MS);
  timer.unref();
  return {
    tell(turn: ToldTurn): void {
      waiting.push(turn);
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING);
    },
    flush,
    async close(): Promise<void> {
      clearInterval(timer);
      await flush();
    },
  };
}

function requestOf(spans: readonly object[]) {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ 'service.name': 'kaunter' }) },
        scopeSpans: [{ scope: { name: 'kaunter.turn' }, spans }],
      },
    ],
  };
}

/** The turn, and in it each call of the language model. */
function spansOf(turn: ToldTurn, newBytes: (length: number) => Buffer): object[] {
  const { trace, endedAt, ms } = turn;
  const traceId = newBytes(16).toString('hex');
  const spanId = newBytes(8).toString('hex');
  const begunAt = endedAt - ms;
  const calls = (trace?.model ?? []).map(({ purpose, outcome, ms: took }) => ({
    traceId,
    spanId: newBytes(8).toString('hex'),
    parentSpanId: spanId,
    name: `model ${purpose}`,
    kind: CLIENT,
    startTimeUnixNano: nanos(begunAt),
    endTimeUnixNano: nanos(begunAt + took),
    attributes: attributesOf({ 'kaunter.model.outcome': outcome }),
  }));
  const root = {
    traceId,
    spanId,
    name: 'turn',
    kind: INTERNAL,
    startTimeUnixNano: nanos(begunAt),
    endTimeUnixNano: nanos(endedAt),
    attributes: attributesOf({
      'kaunter.conversation': turn.conversationId,
      'kaunter.seq': turn.seq,
      'kaunter.outcome': turn.outcome,
      ...(trace === undefined ? {} : factsOf(trace)),
    }),
    status: turn.outcome === 'failed' ? { code: 2 } : {},
  };
  return [root, ...calls];
}

function factsOf({ language, rules, searches, passage, dialog, ms }: TurnTrace): Record<string, Attribute> {
  const [search] = searches;
  const first = search?.candidates[0];
  return {
    'kaunter.rules': rules,
    'kaunter.language': language.after,
    'kaunter.searches': searches.length,
    'kaunter.dialog': dialog.after,
    'kaunter.bot_ms': ms,
    ...(search === undefined
      ? {}
      : {
          'kaunter.decision': search.decision,
          'kaunter.in_scope': search.inScope,
          'kaunter.margin': search.margin,
        }),
    ...(first === undefined ? {} : { 'kaunter.best': `${first.kind}:${first.name}`, 'kaunter.score': first.score }),
    ...(passage === undefined
      ? {}
      : { 'kaunter.article': `${passage.locale}/${passage.slug}`, 'kaunter.revision': passage.revision }),
  };
}

const nanos = (ms: number) => String(BigInt(Math.round(ms * 1000)) * 1000n);

const attributesOf = (values: Readonly<Record<string, Attribute>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value: attributeValue(value) }));

function attributeValue(value: Attribute): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((stringValue) => ({ stringValue })) } };
}
