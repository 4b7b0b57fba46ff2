import type { Peer } from './peers/peer.ts';

/** What a part of the benchmark needs. */
export interface RunContext {
  readonly folder: string;
  /** This retriever first, then the others. */
  readonly peers: readonly Peer[];
  /** Tells on stderr what is being done. */
  readonly progress: (text: string) => void;
  /** Remembers what was not measured, and why. */
  readonly leaveOut: (what: string) => void;
}

/** Asks every competitor in turn; one that fails is left out by name. */
export async function eachPeer<T>(
  { peers, progress, leaveOut }: RunContext,
  what: string,
  ask: (peer: Peer) => Promise<T>,
): Promise<{ readonly name: string; readonly result: T }[]> {
  const results: { name: string; result: T }[] = [];
  for (const peer of peers) {
    progress(`${what}: ${peer.name}`);
    try {
      results.push({ name: peer.name, result: await ask(peer) });
    } catch (error) {
      leaveOut(`${peer.name} in "${what}": ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return results;
}

/** One figure of each result, by name; undefined figures are left out. */
export function figures<T>(
  results: readonly { readonly name: string; readonly result: T }[],
  pick: (result: T) => number | undefined,
): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { name, result } of results) {
    const value = pick(result);
    if (value !== undefined) values[name] = value;
  }
  return values;
}
