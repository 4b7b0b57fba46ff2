import { faultsOf } from './judge.ts';
import { newTalker, type Reply } from './shopper.ts';
import type { Story } from './story.ts';
import type { World } from './world.ts';

/** Something in a story that was not as it must be. */
export interface Fault {
  /** From 1; 0 is the greeting. */
  readonly turn: number;
  readonly what: string;
}

export interface StoryResult {
  readonly story: Story;
  readonly faults: readonly Fault[];
  readonly turnsRight: number;
  readonly transcript: readonly string[];
}

/** The same words more often than this in a row are no answer. */
const MOST_ALIKE = 2;

/** Lets a shopper talk a story through, and judges each reply. */
export async function runStory(world: World, story: Story): Promise<StoryResult> {
  const faults: Fault[] = [];
  const transcript: string[] = [];
  const said: string[] = [];
  const talker = await newTalker(world, story);
  let wrongTurns = 0;
  try {
    for (const [index, turn] of story.turns.entries()) {
      const number = index + 1;
      transcript.push(`> ${turn.say ?? ''}${turn.press === undefined ? '' : `[${turn.press}]`}`);
      const found: string[] = [];
      try {
        const reply = await talker.take(turn);
        transcript.push(...linesOf(reply));
        said.push(reply.text);
        found.push(...faultsOf(turn, reply), ...faultsOf({ never: [...story.never, '$bot.failed'] }, reply));
        if (reply.text === '' && reply.owner === 'bot') found.push('no answer');
        if (saidTooOften(said)) found.push('said three times');
      } catch (error) {
        found.push(error instanceof Error ? error.message : String(error));
      }
      if (found.length > 0) wrongTurns += 1;
      faults.push(...found.map((what) => ({ turn: number, what })));
    }
  } finally {
    await talker.leave();
    world.forget();
  }
  return { story, faults, turnsRight: story.turns.length - wrongTurns, transcript };
}

function saidTooOften(said: readonly string[]): boolean {
  const last = said.slice(-MOST_ALIKE - 1);
  return last.length > MOST_ALIKE && last[0] !== '' && last.every((text) => text === last[0]);
}

function linesOf({ text, buttons, answered, owner, dialog }: Reply): string[] {
  const shown = buttons.map(({ title }) => title).join('] [');
  return [
    `  ${text.replace(/\n+/g, '\n  ')}`,
    `  ${shown === '' ? '' : `[${shown}] `}(${[...answered, owner, dialog].join(', ')})`,
  ];
}
