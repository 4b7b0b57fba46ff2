import type { SessionCreated } from '../../protocol/api.ts';
import type { Message, SuggestedAction } from '../../protocol/conversation.ts';
import type { Locale } from '../../protocol/locale.ts';
import { connectShopper, upload, visitorToken } from '../../test/support/clients.ts';
import { happen } from './happenings.ts';
import { photo } from './photo.ts';
import type { Story, StoryTurn } from './story.ts';
import type { World } from './world.ts';

const ANSWER_MS = 20_000;
/** Who waits for a person may be answered by the bot all the same: so long that is waited for. */
const WAITING_MS = 250;
/** Money moves right after a case is settled; what is being moved cannot be forgotten. */
const MOVING_MS = 2_000;

/** What came of one message. */
export interface Reply {
  readonly messages: readonly Message[];
  readonly text: string;
  readonly buttons: readonly SuggestedAction[];
  /** Articles that answer, in order. */
  readonly answered: readonly string[];
  /** Articles that a button would show. */
  readonly offered: readonly string[];
  readonly owner: string;
  readonly locale: Locale;
  readonly dialog: string;
  readonly form: Readonly<Record<string, unknown>> | undefined;
  readonly cases: number;
  /** How the newest case stands. */
  readonly caseState: string;
}

export interface TalkingShopper {
  readonly greeting: Reply;
  take(turn: StoryTurn): Promise<Reply>;
  /** Resolves once the money of their cases has gone where it goes. */
  leave(): Promise<void>;
}

/** Somebody who talks by the shopper's own door. */
export async function newTalker(world: World, { who, locale }: Story): Promise<TalkingShopper> {
  const { token } = who === 'guest' ? await visitorToken(world.url, locale) : await signedIn(world.url, who);
  const client = await connectShopper(world.url, token);
  const { conversation } = await client.ask('conversation:open', { locale });
  const { id } = conversation;
  let count = 0;

  async function replyAfter(seq: number): Promise<Reply> {
    const { messages, conversation: now } = await client.ask('conversation:open', {
      conversationId: id,
      afterSeq: seq,
    });
    const spoken = messages.filter(({ author }) => author.kind === 'bot' || author.kind === 'system');
    const memory = JSON.parse((await world.store.botState(id)) ?? '{}') as StoredMemory;
    const response = await fetch(`${world.url}/v1/disputes`, { headers: { authorization: `Bearer ${token}` } });
    const listed = response.ok ? ((await response.json()) as Listed).disputes : [];
    return {
      ...readReply(spoken),
      owner: now.owner,
      locale: now.locale,
      cases: listed.length,
      caseState: listed[0]?.state ?? 'none',
      ...stackOf(memory),
    };
  }

  let last = await replyAfter(0);
  return {
    greeting: last,
    async take(turn) {
      for (const one of turn.before ?? []) await happen(world.url, one);
      const pressed = turn.press === undefined ? undefined : buttonNamed(last.buttons, turn.press);
      const attachmentIds =
        turn.photo === true ? [(await upload(world.url, token, await photo(), 'photo.jpg')).attachmentId] : [];
      count += 1;
      const text = pressed?.title ?? turn.say;
      const { seq } = await client.ask('message:send', {
        conversationId: id,
        clientId: `talk-${count}`,
        ...(text === undefined ? {} : { text }),
        ...(pressed === undefined ? {} : { value: pressed.value }),
        attachmentIds,
      });
      const answered = await world.until(id, (row) => row.owner !== 'bot' || row.botReadSeq >= seq, ANSWER_MS);
      if (answered?.owner !== 'bot' && (answered?.botReadSeq ?? 0) < seq)
        await world.until(id, (row) => row.botReadSeq >= seq, WAITING_MS);
      last = await replyAfter(seq);
      return last;
    },
    async leave() {
      const given = AbortSignal.timeout(MOVING_MS);
      while (last.caseState === 'remedy' && !given.aborted) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        last = await replyAfter(0);
      }
      client.close();
    },
  };
}

interface Listed {
  readonly disputes: readonly { readonly state: string }[];
}

interface StoredMemory {
  readonly dialogs?: {
    readonly dialogStack?: readonly { readonly id: string; readonly state?: { readonly form?: unknown } }[];
  };
}

function stackOf({ dialogs }: StoredMemory): Pick<Reply, 'dialog' | 'form'> {
  const open = dialogs?.dialogStack?.at(0);
  const form = open?.state?.form;
  return {
    dialog: open?.id ?? 'none',
    form: typeof form === 'object' && form !== null ? { ...form } : undefined,
  };
}

function readReply(
  messages: readonly Message[],
): Pick<Reply, 'messages' | 'text' | 'buttons' | 'answered' | 'offered'> {
  const buttons = messages.at(-1)?.suggestedActions ?? [];
  const slugOf = ({ value }: SuggestedAction) =>
    typeof value === 'object' && value !== null && 'slug' in value ? [String(value.slug)] : [];
  return {
    messages,
    // Sums and times hold spaces that do not break.
    text: messages
      .map(({ text }) => text ?? '')
      .join('\n\n')
      .replace(/[\u00a0\u202f]/gu, ' '),
    buttons,
    answered: messages.flatMap(({ card }) => (card?.type === 'answer' ? card.articles.map(({ slug }) => slug) : [])),
    offered: buttons.flatMap(slugOf),
  };
}

/** The button that does this, or whose title begins so. */
function buttonNamed(buttons: readonly SuggestedAction[], wanted: string): SuggestedAction {
  const found = buttons.find(({ title, value }) => doesOf(value) === wanted || title.startsWith(wanted));
  if (found === undefined)
    throw new Error(`no button “${wanted}” among [${buttons.map(({ title }) => title).join('] [')}]`);
  return found;
}

/** What a button does, by the name that its value has for it. */
export function doesOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('action' in value) return String(value.action);
  return 'do' in value ? String(value.do) : undefined;
}

async function signedIn(url: string, who: 'shopper' | 'neighbour' | 'seller'): Promise<SessionCreated> {
  const as = who === 'shopper' ? 'buyer' : who;
  const { identity } = (await (await fetch(`${url}/v1/demo/identity?as=${as}`)).json()) as { identity: string };
  const response = await fetch(`${url}/v1/sessions`, { method: 'POST', body: JSON.stringify({ identity }) });
  if (response.status !== 201) throw new Error(`no session: ${response.status}`);
  return (await response.json()) as SessionCreated;
}
