import type { EventType } from '../../../../disputes/domain/events.ts';
import { DAY, HOUR } from '../fakes/cases.ts';
import { pick } from '../fakes/random.ts';

/** How somebody behaves in a case: how soon, and what they like to do of what their page offers. */
export interface Character {
  readonly name: string;
  /** Looks at the case after about so long; infinite: never again. */
  readonly everyMs: number;
  /** Waits for the last hour of a deadline where there is one. */
  readonly lastMinute: boolean;
  /** How often they act on a page that they read the day before. */
  readonly sleepsOverIt: number;
  /** Wants the case to end, and takes the way to the platform where it is open. */
  readonly seeksEnd: boolean;
  /** How much they like an act against the 1 of any other; 0: never. */
  readonly likes: Readonly<Partial<Record<EventType | 'nothing', number>>>;
}

/** Acts that only talk. */
const TALK = { message: 0.2, 'add-evidence': 0.2 } as const;
const GIVES_IN = [
  'approve',
  'accept-offer',
  'agreed',
  'accept-loss',
  'full-refund',
  'confirm-agreed',
  'cancel',
] as const;
const never = (types: readonly EventType[]) => Object.fromEntries(types.map((type) => [type, 0]));

const HONEST: Character = {
  name: 'honest',
  everyMs: 10 * HOUR,
  lastMinute: false,
  sleepsOverIt: 0.1,
  seeksEnd: true,
  likes: {
    ...TALK,
    cancel: 0.05,
    'full-refund': 0.1,
    'accept-loss': 0.1,
    nothing: 0.2,
    escalate: 2,
    'goods-mismatch': 0.1,
    'return-mismatch': 0.1,
  },
};

const CHARACTERS: readonly Character[] = [
  HONEST,
  {
    ...HONEST,
    name: 'lazy',
    everyMs: 3 * DAY,
    sleepsOverIt: 0.7,
    likes: { ...HONEST.likes, 'accept-loss': 1, message: 2, nothing: 2 },
  },
  { ...HONEST, name: 'late', everyMs: 2 * DAY, lastMinute: true },
  { ...HONEST, name: 'silent', everyMs: Number.POSITIVE_INFINITY, seeksEnd: false, likes: {} },
  {
    name: 'talker',
    everyMs: 30 * HOUR,
    lastMinute: false,
    sleepsOverIt: 0.1,
    seeksEnd: false,
    likes: { ...never(GIVES_IN), message: 8, 'add-evidence': 4, 'reply-info': 0.1, nothing: 1 },
  },
  {
    name: 'quitter',
    everyMs: 20 * HOUR,
    lastMinute: false,
    sleepsOverIt: 0.1,
    seeksEnd: false,
    likes: { ...TALK, ...never(['approve', 'accept-loss', 'full-refund', 'agreed']), cancel: 6, appeal: 6, nothing: 1 },
  },
  {
    name: 'waverer',
    everyMs: 12 * HOUR,
    lastMinute: false,
    sleepsOverIt: 0.1,
    seeksEnd: false,
    likes: { ...TALK, offer: 8, counter: 6, 'ask-refund': 4, reject: 2, 'contest-offer': 2, cancel: 0.5, nothing: 1 },
  },
  {
    name: 'staller',
    everyMs: 4 * DAY,
    lastMinute: true,
    sleepsOverIt: 0.1,
    seeksEnd: false,
    likes: {
      ...never([
        ...GIVES_IN,
        'escalate',
        'failed',
        'make-formal',
        'goods-received',
        'return-inspected',
        'return-received',
      ]),
      message: 6,
      'return-label': 6,
      'goods-mismatch': 2,
      'return-mismatch': 2,
      nothing: 1,
    },
  },
  {
    name: 'grabber',
    everyMs: 15 * HOUR,
    lastMinute: false,
    sleepsOverIt: 0.1,
    seeksEnd: true,
    likes: {
      ...TALK,
      ...never(['approve', 'accept-loss', 'full-refund', 'agreed', 'cancel']),
      appeal: 9,
      'goods-mismatch': 5,
      'return-mismatch': 5,
      'goods-received': 3,
      'return-received': 3,
      'return-inspected': 3,
      'ask-refund': 4,
      offer: 2,
      nothing: 0.5,
    },
  },
];

export function named(name: string): Character {
  const found = CHARACTERS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no character ${name}`);
  return found;
}

export const anyCharacter = (random: () => number): Character => pick(random, CHARACTERS);

/** One of these acts, each as likely as it is liked; undefined where nothing is done. */
export function choose<T extends { readonly action: EventType }>(
  { likes }: Character,
  open: readonly T[],
  random: () => number,
): T | undefined {
  const weights = open.map(({ action }) => likes[action] ?? 1);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let at = random() * (all + (likes.nothing ?? 0.5));
  for (const [index, act] of open.entries()) {
    at -= weights[index] ?? 0;
    if (at < 0) return act;
  }
  return undefined;
}
