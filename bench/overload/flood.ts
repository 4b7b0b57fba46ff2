import type { Message } from '../../protocol/conversation.ts';
import type { Acknowledgement, Sent } from '../../protocol/shopper-events.ts';
import { articleQuestion, type BenchShopper, openShoppers } from '../turns/shoppers.ts';
import { at, type SenderReport, steadily } from './steadily.ts';

/** What became of the sends of one run; times in milliseconds. */
export interface FloodReport extends SenderReport {
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Refused without a code of overload, or without a time to come again. */
  readonly refusedBadly: number;
  readonly neverAnswered: number;
  readonly refusalP99: number;
  readonly answeredP50: number;
  readonly answeredP99: number;
  readonly botAnswers: number;
  /** The bot did not understand twice: a person has it, and the questions that follow get no answer of the bot. */
  readonly handedOver: number;
  /** Acknowledged, but not in the log afterwards. */
  readonly lost: number;
  readonly retryAfterSeconds: { readonly least: number; readonly most: number };
}

export interface FloodOptions {
  readonly url: string;
  readonly sockets: number;
  readonly perSecond: number;
  readonly seconds: number;
}

interface Owed {
  readonly at: number;
  readonly seq: number;
}

/** After the last send, everything that will come has come. */
const SETTLE_MS = 20_000;

/**
 * Sends at a steady rate whatever comes back, as many people do who know nothing of each other.
 * @param onPhase hears when everybody is there and the sending begins, and when it is over and all answers have come
 */
export async function flood(
  { url, sockets, perSecond, seconds }: FloodOptions,
  onPhase: (phase: 'begun' | 'over') => void = () => undefined,
): Promise<FloodReport> {
  const shoppers = await openShoppers(url, sockets);
  const waits: number[] = [];
  const answers: number[] = [];
  const retries: number[] = [];
  const kept = shoppers.map(() => [] as { seq: number; clientId: string }[]);
  let sent = 0;
  let open = 0;
  let refusedBadly = 0;

  const handedOver = new Set<string>();
  for (const { socket, conversationId } of shoppers)
    socket.on('handoff:changed', ({ state }: { state: string }) => {
      if (state !== 'bot') handedOver.add(conversationId);
    });
  const owing = shoppers.map((shopper) => hearAnswers(shopper, (ms) => answers.push(ms)));
  const sendOne = (index: number) => {
    const shopper = shoppers[index % sockets] as BenchShopper;
    const at = performance.now();
    const clientId = `f${index}`;
    const { conversationId, locale } = shopper;
    sent += 1;
    open += 1;
    const request = { conversationId, clientId, text: articleQuestion(locale, index) };
    shopper.socket.emit('message:send', request, (answer: Acknowledgement<Sent>) => {
      open -= 1;
      if (answer.ok) {
        kept[index % sockets]?.push({ seq: answer.seq, clientId });
        owing[index % sockets]?.({ at, seq: answer.seq });
        return;
      }
      waits.push(performance.now() - at);
      const retry = answer.error.data?.retryAfterSeconds;
      if (answer.error.code === 'overloaded' && typeof retry === 'number' && retry > 0) retries.push(retry);
      else refusedBadly += 1;
    });
  };
  onPhase('begun');
  const sender = await steadily(perSecond, seconds, sendOne);
  for (let waited = 0; open > 0 && waited < SETTLE_MS; waited += 50) await pause(50);
  const acknowledged = kept.reduce((sum, all) => sum + all.length, 0);
  for (let waited = 0; answers.length < acknowledged && waited < SETTLE_MS; waited += 50) await pause(50);
  onPhase('over');
  const lost = await lostOf(shoppers, kept);
  for (const { socket } of shoppers) socket.disconnect();
  return {
    sent,
    acknowledged,
    refused: retries.length,
    refusedBadly,
    neverAnswered: open,
    refusalP99: at(waits, 0.99),
    answeredP50: at(answers, 0.5),
    answeredP99: at(answers, 0.99),
    botAnswers: answers.length,
    handedOver: handedOver.size,
    lost,
    retryAfterSeconds: { least: at(retries, 0), most: at(retries, 1) },
    ...sender,
  };
}

/** The bot answers each question with one message, in order. Gives what notes a question that was acknowledged. */
function hearAnswers({ socket }: BenchShopper, answered: (ms: number) => void): (owed: Owed) => void {
  const owed: Owed[] = [];
  const early: number[] = [];
  socket.on('message:new', ({ message }: { message: Message }) => {
    if (message.author.kind !== 'bot') return;
    const first = owed.shift();
    // The answer may overtake the acknowledgement of its question.
    if (first === undefined) early.push(performance.now());
    else answered(performance.now() - first.at);
  });
  return (one) => {
    const came = early.shift();
    if (came === undefined) owed.push(one);
    else answered(came - one.at);
  };
}

/** Asks each log for what was acknowledged. */
async function lostOf(
  shoppers: readonly BenchShopper[],
  kept: readonly (readonly { seq: number; clientId: string }[])[],
): Promise<number> {
  let lost = 0;
  for (const [index, { socket, conversationId }] of shoppers.entries()) {
    const log = new Map<number, string | undefined>();
    for (let afterSeq = 0; ; ) {
      const answer = (await socket.emitWithAck('conversation:open', { conversationId, afterSeq })) as
        | { ok: true; messages: Message[] }
        | { ok: false };
      if (!answer.ok) {
        await pause(200);
        continue;
      }
      for (const { seq, clientId } of answer.messages) log.set(seq, clientId);
      const last = answer.messages.at(-1);
      if (last === undefined) break;
      afterSeq = last.seq;
    }
    lost += (kept[index] ?? []).filter(({ seq, clientId }) => log.get(seq) !== clientId).length;
  }
  return lost;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// As a process of its own: one JSON line in, one out.
if (process.argv[1]?.endsWith('flood.ts'))
  process.stdout.write(
    JSON.stringify(
      await flood(JSON.parse(process.argv[2] ?? '{}') as FloodOptions, (phase) => void process.send?.(phase)),
    ),
  );
if (process.connected) process.disconnect();
