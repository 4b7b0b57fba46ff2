import { CodedError } from '../protocol/error-codes.ts';
import type { OutageLog } from './outage-log.ts';

/** Writes a fault to the log, and gives the incident id that it is found by. */
export type OnFault = (error: unknown, where?: string) => string;

export interface FaultPorts {
  readonly log: { error(facts: object, line: string): void };
  readonly newId: () => string;
  /** Told of calls that failed with the database or the disk: an outage is one line in the log, not one for each call. */
  readonly storage: Pick<OutageLog, 'lost'>;
}

export function faultLog({ log, newId, storage }: FaultPorts): OnFault {
  return (error, where = 'process') => {
    const incident = newId();
    if (error instanceof CodedError && error.code === 'storage_unavailable') storage.lost(error.cause ?? error);
    else log.error({ err: error, where, incident }, 'fault');
    return incident;
  };
}

/** Refusals of our own rules are no faults; a fault gets an incident id, which goes into the answer too. */
export function incidentOf(error: unknown, where: string, onFault: OnFault): string | undefined {
  if (!(error instanceof CodedError)) return onFault(error, where);
  if (error.code === 'storage_unavailable' || error.code === 'internal_error') onFault(error, where);
  return undefined;
}
