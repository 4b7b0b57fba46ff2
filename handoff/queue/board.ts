import type { Instant } from '../../protocol/instant.ts';
import type { Locale } from '../../protocol/locale.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Place } from '../conversation/conversation-views.ts';
import type { CommittedChange } from '../conversation/conversations.ts';
import type { Presence } from '../presence/presence-store.ts';
import { serves } from './choose-agents.ts';
import { agentsOnline, type DeskState, outlineOf } from './desk-state.ts';
import { watchWaits } from './watch-waits.ts';

/** Many changes in a moment make one reading of the queue. */
const DEBOUNCE_MS = 60;
/** After reading and showing the queue, at least this many times as long passes before the next reading. */
const BREATHER = 4;
const LONGEST_BREATHER_MS = 2_000;
const FRESH_MS = 500;

type RefreshListener = (state: DeskState) => void | Promise<void>;

/** Reads the state of the desk when something changed, and tells whoever shows it or acts on it. */
export interface Board {
  /** Soon, once, however often it is asked for. */
  refresh(): void;
  read(): Promise<DeskState>;
  /** Reads, and refreshes where something changed since it was last shown: what no signal told of. */
  look(): Promise<DeskState>;
  /** Where a conversation stands in the queue, within half a second; undefined for one that does not wait there. */
  placeOf(conversation: Pick<Conversation, 'id' | 'owner'>): Promise<Place | undefined>;
  placesIn(state: DeskState): ReadonlyMap<string, Place>;
  /** Whether, when the desk was last read, an agent was online who takes chats in this language. */
  somebodyServes(locale: Locale): boolean;
  /** Learns from it how long chats, and waiting, take. */
  changed(change: Pick<CommittedChange, 'before' | 'conversation'>): void;
  /** Listeners are called one after the other. */
  onRefresh(listener: RefreshListener): void;
  close(): Promise<void>;
}

export interface BoardPorts {
  readonly readDesk: () => Promise<DeskState>;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}

export function createBoard({ readDesk, now, onFault }: BoardPorts): Board {
  const listeners: RefreshListener[] = [];
  const waits = watchWaits();
  let shown = '';
  let online: readonly Presence[] = [];

  async function read(): Promise<DeskState> {
    const state = await readDesk();
    online = agentsOnline(state);
    return state;
  }

  const showing = debounced(async () => {
    const state = await read();
    shown = outlineOf(state);
    for (const listener of listeners) await listener(state);
    // Socket.IO writes to its sockets in the next round of the event loop: that time counts too.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }, onFault);

  function placesIn(state: DeskState): ReadonlyMap<string, Place> {
    const agents = agentsOnline(state).length;
    const seconds = waits.seconds(state, now());
    return new Map(
      state.waiting.map(({ id }, index) => [
        id,
        { position: index + 1, waitSeconds: seconds.get(id), agentsOnline: agents },
      ]),
    );
  }

  /** After a break of the network thousands ask at once: one reading answers them. */
  let lately: { readonly at: Instant; readonly places: Promise<ReadonlyMap<string, Place>> } | undefined;
  function placesLately(): Promise<ReadonlyMap<string, Place>> {
    if (lately === undefined || now() - lately.at > FRESH_MS) {
      const places = read().then(placesIn);
      lately = { at: now(), places };
      places.catch(() => {
        lately = undefined;
      });
    }
    return lately.places;
  }

  return {
    refresh: showing.soon,
    read,
    async look() {
      const state = await read();
      if (outlineOf(state) !== shown) showing.soon();
      return state;
    },
    placesIn,
    async placeOf({ id, owner }) {
      if (owner !== 'queued' && owner !== 'offered') return undefined;
      // Whoever has only just come is not in a reading of before.
      return (await placesLately()).get(id) ?? placesIn(await read()).get(id);
    },
    somebodyServes: (locale) => online.some((one) => serves(one, { locale, skill: undefined })),
    changed: ({ before, conversation }) => waits.changed(before, conversation, now()),
    onRefresh: (listener) => void listeners.push(listener),
    close: showing.close,
  };
}

/** Does the work soon, once however often it is asked for, and the less often the longer it takes. */
function debounced(work: () => Promise<void>, onFault: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let lastMs = 0;
  const timed = async () => {
    const started = performance.now();
    await work();
    lastMs = performance.now() - started;
  };
  return {
    soon(): void {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          running = running.then(timed).catch(onFault);
        },
        Math.min(Math.max(DEBOUNCE_MS, lastMs * BREATHER), LONGEST_BREATHER_MS),
      );
    },
    async close(): Promise<void> {
      clearTimeout(timer);
      await running;
    },
  };
}
