import { type OutageLines, outageLog, reasonOf } from './outage-log.ts';

/** A system that we call and do not run ourselves. */
export interface ExternalService {
  /** It has answered, be it with a no. */
  answered(): void;
  /** A call to it failed. @param reason a code or an error's message, never words of people */
  failed(reason: string): void;
}

export type ExternalServiceName =
  | 'smtp'
  | 'imap'
  | 'sms'
  | 'push'
  | 'orders'
  | 'ledger'
  | 'clamd'
  | 's3'
  | 'model'
  | 'traces';
/** @param host of one that is several systems, each with outages of its own */
export type ExternalServices = (name: ExternalServiceName, host?: string) => ExternalService;

/** Tells a service's outages by what becomes of the calls to it. */
export function externalServices(log: OutageLines, now: () => number): ExternalServices {
  return (name, host) => {
    const outage = outageLog({ service: host === undefined ? name : `${name} ${host}`, log, now });
    return { answered: () => outage.back(), failed: (reason) => outage.lost(reason.slice(0, LONGEST_REASON)) };
  };
}

const LONGEST_REASON = 200;

/** Awaits a call to a service, and notes whether it answered or failed. */
export async function watched<T>(service: ExternalService, work: Promise<T>): Promise<T> {
  try {
    const result = await work;
    service.answered();
    return result;
  } catch (error) {
    service.failed(reasonOf(error));
    throw error;
  }
}
