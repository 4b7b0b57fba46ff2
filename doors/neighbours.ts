import { type OutageLines, outageLog, reasonOf } from './outage-log.ts';

/** A system that we call and do not run ourselves. */
export interface Neighbour {
  /** It has answered, be it with a no. */
  answered(): void;
  /** A call to it failed. @param reason a code or an error's message, never words of people */
  failed(reason: string): void;
}

export type NeighbourName = 'smtp' | 'sms' | 'orders' | 'ledger' | 'clamd' | 's3';
export type Neighbours = (name: NeighbourName) => Neighbour;

/** Tells a neighbour's outages by what becomes of the calls to it. */
export function neighbours(log: OutageLines, now: () => number): Neighbours {
  return (name) => {
    const outage = outageLog({ neighbour: name, log, now });
    return { answered: () => outage.back(), failed: (reason) => outage.lost(reason.slice(0, LONGEST_REASON)) };
  };
}

const LONGEST_REASON = 200;

/** Awaits a call to a neighbour, and notes whether it answered or failed. */
export async function watched<T>(neighbour: Neighbour, work: Promise<T>): Promise<T> {
  try {
    const result = await work;
    neighbour.answered();
    return result;
  } catch (error) {
    neighbour.failed(reasonOf(error));
    throw error;
  }
}
