import type { Instant } from '../../protocol/instant.ts';
import type { CaseMessage } from '../cases/case-messages.ts';
import type { PartyRole } from '../domain/roles.ts';
import type { LogEntry } from '../domain/state-machine.ts';

/** What a party wrote last. */
export interface LastWords {
  readonly text: string;
  readonly at: Instant;
}

/** The newest of a party's messages and of the reasons that it gave beside its acts; undefined where it wrote nothing. */
export function lastWordsOf(
  party: PartyRole,
  history: readonly LogEntry[],
  messages: readonly Pick<CaseMessage, 'by' | 'text' | 'at' | 'report'>[],
): LastWords | undefined {
  const written = [
    ...messages
      .filter(({ by, report }) => by.role === party && report?.decided?.hidden !== true)
      .map(({ text, at }) => ({ text, at })),
    ...history.filter(({ actor }) => actor.role === party).map(({ event, at }) => ({ text: reasonIn(event), at })),
  ].filter(({ text }) => text.trim() !== '');
  return written.sort((a, b) => b.at - a.at)[0];
}

function reasonIn({ data }: LogEntry['event']): string {
  const { why, explanation, reasons, details } = data as Readonly<Record<string, unknown>>;
  const text = [why, explanation, reasons, details].find((each) => typeof each === 'string');
  return typeof text === 'string' ? text : '';
}
