import type { Logger } from 'pino';
import type { LetterPorts } from './send-letters.ts';

/** One line for each letter that did not go out: codes and the case's number, no address and no words. */
export function letterLog(log: Logger): LetterPorts['onOutcome'] {
  return ({ caseNumber, receiver, template, channel, attempts }, outcome) => {
    if (outcome.state !== 'waiting' && outcome.state !== 'dead') return;
    const { state, fault } = outcome;
    log.warn({ dispute: caseNumber, receiver, template, channel, state, fault, tries: attempts + 1 }, 'letter');
  };
}
