import { DAY, START } from '../fakes/cases.ts';
import type { Machine } from './machine.ts';
import type { Property } from './properties/property.ts';
import type { Moment, Move } from './stage.ts';
import { replayed, type Walk } from './walk.ts';

/** Walking again is cheap, but a long walk has many parts to leave out. */
const MOST_TRIES = 150;
const MOST_LINES = 40;

/** The same fault, whatever the sums and instants in it. */
const gist = (fault: string | undefined): string | undefined => fault?.replace(/\d+/g, '#');

/** Leaves out of a walk what its fault does not need: halves first, then single moves. */
function shrunk(machine: Machine, property: Property, walk: Walk): Walk {
  const faultOf = (script: readonly Move[]) => gist(property.fault({ ...replayed(machine, walk, script), machine }));
  const wanted = faultOf(walk.script);
  let script = walk.script;
  let tries = 0;
  for (
    let size = Math.ceil(script.length / 2);
    wanted !== undefined && size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < script.length && tries < MOST_TRIES; ) {
      const without = [...script.slice(0, from), ...script.slice(from + size)];
      tries += 1;
      if (faultOf(without) === wanted) script = without;
      else from += size;
    }
  }
  return replayed(machine, walk, script);
}

/** A failing walk as a person reads it: the seed, who is in it, and the shortest way there. */
export function told(machine: Machine, property: Property, seed: number, walk: Walk): string {
  const { setup, cast, stage } = shrunk(machine, property, walk);
  const { profile, delivery, item, order, post } = setup;
  const lines = stage.moments.map(lineOf);
  const shown =
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more`] : lines;
  return [
    `not so: ${property.says}`,
    `  ${property.fault({ stage, cast, machine }) ?? property.fault({ ...walk, machine })}`,
    `  ${profile}, seed ${seed}; buyer ${cast.buyer.name}, seller ${cast.seller.name}; parcel ${delivery}, item ${item}, paid ${order.paid}`,
    `  post of the buyer ${postOf(post.buyer)}, of the seller ${postOf(post.seller)}`,
    ...shown.map((line) => `    ${line}`),
  ].join('\n');
}

function lineOf({ at, actor, event, before, row }: Moment): string {
  const { evidence: _, reasons: __, details: ___, ...data } = event.data as Record<string, unknown>;
  const day = ((at - START) / DAY).toFixed(2);
  return `day ${day}: ${actor.role} ${event.type} ${JSON.stringify(data)}${before.state === row.state ? '' : ` → ${row.state}`}`;
}

function postOf({ from, until, backAfter }: Walk['setup']['post']['buyer']): string {
  const back = backAfter === undefined ? '' : `, else back after ${(backAfter / DAY).toFixed(2)} days`;
  return `${arrivalOf(from, until)}${back}`;
}

function arrivalOf(from: number, until: number): string {
  if (from === Number.POSITIVE_INFINITY) return 'never arrives';
  if (until !== Number.POSITIVE_INFINITY) return `arrives until day ${((until - START) / DAY).toFixed(2)}`;
  return from === 0 ? 'arrives' : `arrives from day ${((from - START) / DAY).toFixed(2)}`;
}
