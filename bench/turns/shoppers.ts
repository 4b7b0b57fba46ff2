import { readFileSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';
import type { SessionCreated } from '../../protocol/api.ts';
import type { Message } from '../../protocol/conversation.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import type { Acknowledgement } from '../../protocol/shopper-events.ts';
import type { Exchange } from './load.ts';

interface Asked {
  readonly text: string;
  /** Of the article that answers it. */
  readonly slug?: string | null;
}

const QUESTIONS = new Map<Locale, readonly Asked[]>(
  LOCALES.map((locale) => {
    const text = readFileSync(new URL(`../questions/${locale}.jsonl`, import.meta.url), 'utf8').trim();
    return [locale, text.split('\n').map((line) => JSON.parse(line) as Asked)];
  }),
);
/** These may well end with a person, who is not there: then the bot says no more. */
const ABOUT_PEOPLE: ReadonlySet<unknown> = new Set(['contact-support', 'live-chat-hours', 'email-support']);

export interface BenchShopper {
  readonly socket: Socket;
  readonly conversationId: string;
  readonly locale: Locale;
}

export function connect(url: string, token?: string): Promise<Socket> {
  const socket = io(`${url}/shopper`, { auth: { token }, transports: ['websocket'], forceNew: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** Shoppers of all languages in turn, each with an open conversation. */
export async function openShoppers(url: string, count: number): Promise<BenchShopper[]> {
  const shoppers: BenchShopper[] = [];
  for (let start = 0; start < count; start += 50)
    shoppers.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(50, count - start) }, (_, index) => openShopper(url, start + index)),
      )),
    );
  return shoppers;
}

async function openShopper(url: string, index: number): Promise<BenchShopper> {
  const locale = LOCALES[index % LOCALES.length] ?? 'en';
  const response = await fetch(`${url}/v1/visitors`, { method: 'POST', body: JSON.stringify({ locale }) });
  const { token } = (await response.json()) as SessionCreated;
  const socket = await connect(url, token);
  const { conversation } = (await socket.emitWithAck('conversation:open', { locale })) as {
    conversation: { id: string };
  };
  return { socket, conversationId: conversation.id, locale };
}

export function question(locale: Locale, count: number): string {
  const all = QUESTIONS.get(locale) ?? [];
  return all[count % all.length]?.text ?? '';
}

/** Further down two in a row are hard enough for the bot to bring a person, and then it says no more. */
const ANSWERED_BY_ARTICLES = 30;

/** One that an article answers, so that the bot keeps the conversation. */
export function articleQuestion(locale: Locale, count: number): string {
  const all = (QUESTIONS.get(locale) ?? [])
    .filter(({ slug }) => typeof slug === 'string' && !ABOUT_PEOPLE.has(slug))
    .slice(0, ANSWERED_BY_ARTICLES);
  return all[count % all.length]?.text ?? '';
}

/** What people write who wait: nothing of it is a question for the help center. */
const CHAT: Readonly<Record<Locale, readonly string[]>> = {
  en: ['hello?', 'is anybody there', 'ok i will wait', 'im back', 'thanks'],
  ms: ['helo?', 'ada orang tak', 'ok saya tunggu', 'saya dah balik', 'terima kasih'],
  id: ['halo?', 'ada orang nggak', 'oke saya tunggu', 'saya sudah balik', 'makasih'],
  vi: ['alo?', 'có ai không ạ', 'ok mình chờ nhé', 'mình quay lại rồi', 'cảm ơn'],
  es: ['¿hola?', '¿hay alguien ahí?', 'ok espero', 'ya volví', 'gracias'],
  'zh-Hant': ['哈囉？', '有人在嗎', '好 我等', '我回來了', '謝謝'],
};

function chatter(locale: Locale, count: number): string {
  const all = CHAT[locale];
  return all[count % all.length] ?? '';
}

/** The acknowledgement ends the exchange: the message is on disk. */
export function untilAcknowledged({ socket, conversationId, locale }: BenchShopper, shift: number): Exchange {
  return async (count) => {
    const request = { conversationId, clientId: `a${count}`, text: chatter(locale, count + shift) };
    const answer = await untilTaken(socket, request);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  };
}

const LONGEST_SILENCE_MS = 30_000;

/**
 * The bot's answer ends the exchange, its acknowledgement having come as well.
 * @throws with the question, where no answer comes within half a minute: a benchmark that cannot go on says why and ends
 */
export function untilAnswered(shopper: BenchShopper, shift: number, ask = question): Exchange {
  const { socket, conversationId, locale } = shopper;
  let heard: (() => void) | undefined;
  let handedOver = false;
  socket.on('message:new', ({ message }: { message: Message }) => {
    if (message.author.kind === 'bot') heard?.();
  });
  // What the bot does not understand twice it hands over, and then keeps silent.
  socket.on('handoff:changed', ({ state }: { state: string }) => {
    handedOver = state !== 'bot';
    if (handedOver) heard?.();
  });
  return async (count) => {
    if (handedOver) await socket.emitWithAck('handoff:cancel', { conversationId });
    handedOver = false;
    const text = ask(locale, count + shift);
    const answered = new Promise<void>((resolve, reject) => {
      const silence = setTimeout(
        () => reject(new Error(`No answer to “${text}” (${locale}, ${count})`)),
        LONGEST_SILENCE_MS,
      );
      heard = () => {
        clearTimeout(silence);
        resolve();
      };
    });
    const [acknowledged] = await Promise.all([
      untilTaken(socket, { conversationId, clientId: `b${count}`, text }),
      answered,
    ]);
    if (!acknowledged.ok) throw new Error('not acknowledged');
  };
}

/** As the widget does: whoever is told that there is too much to do comes again when they were told to. */
async function untilTaken(socket: Socket, request: object): Promise<Acknowledgement<object>> {
  for (;;) {
    const answer = (await socket.emitWithAck('message:send', request)) as Acknowledgement<object>;
    if (answer.ok || answer.error.code !== 'overloaded') return answer;
    const seconds = Number(answer.error.data?.retryAfterSeconds ?? 1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}
