import type { FloodReport } from './flood.ts';
import type { HttpFloodReport } from './http-flood.ts';
import type { SenderReport } from './steadily.ts';
import type { Watched } from './watch.ts';

const MEGABYTE = 1024 * 1024;

interface Offer {
  /** What the server does in a second when nobody has to wait for long. */
  readonly sustained: number;
  readonly offered: number;
}

export type ChatReport = FloodReport & Watched & Offer;
export type HttpReport = HttpFloodReport & Watched & Offer;

type Row = readonly [string, string];

const ms = (value: number) => `${value.toFixed(0)} ms`;

export function chatTable(it: ChatReport): string {
  return text([
    ...offer(it),
    ['acknowledged', String(it.acknowledged)],
    ['of these lost', String(it.lost)],
    ['of these answered by the bot', String(it.botAnswers)],
    ['conversations handed to a person', String(it.handedOver)],
    ['answered after, p50 / p99', `${ms(it.answeredP50)} / ${ms(it.answeredP99)}`],
    ...refusals(it),
    ['refused otherwise', String(it.refusedBadly)],
    ['never answered', String(it.neverAnswered)],
    ...server(it),
  ]);
}

export function httpTable(it: HttpReport): string {
  return text([
    ...offer(it),
    ['served', String(it.served)],
    ['served after, p50 / p99', `${ms(it.servedP50)} / ${ms(it.servedP99)}`],
    ...refusals(it),
    ['neither', String(it.lost)],
    ...server(it),
  ]);
}

const offer = (it: Offer & { readonly sent: number }): Row[] => [
  ['sustained a second', it.sustained.toFixed(0)],
  ['offered a second', it.offered.toFixed(0)],
  ['sent', String(it.sent)],
];

const refusals = (it: Pick<FloodReport, 'refused' | 'refusalP99' | 'retryAfterSeconds'>): Row[] => [
  ['refused with a time to come again', String(it.refused)],
  ['told so after, p99', ms(it.refusalP99)],
  ['told to come again after', `${it.retryAfterSeconds.least}–${it.retryAfterSeconds.most} s`],
];

const server = (it: Watched & SenderReport): Row[] => [
  ['event-loop delay p99 / worst', `${ms(it.loopDelayP99)} / ${ms(it.loopDelayWorst)}`],
  ['/livez and /readyz, p99 / worst', `${ms(it.healthP99)} / ${ms(it.healthWorst)}`],
  [
    'resident before / most',
    `${(it.residentBefore / MEGABYTE).toFixed(0)} / ${(it.residentMost / MEGABYTE).toFixed(0)} MB (× ${(it.residentMost / it.residentBefore).toFixed(2)})`,
  ],
  ["the senders' own delay p99, their core", `${ms(it.senderDelayP99)}, ${(it.senderCpu * 100).toFixed(0)} %`],
];

function text(rows: readonly Row[]): string {
  return `${rows.map(([name, value]) => `${name.padEnd(40)} ${value}`).join('\n')}\n`;
}
