import type { StoredNotice } from '../../notices/ports.ts';
import type { ClockName, DisputeCase } from '../domain/case.ts';
import type { NoticeTemplate } from '../domain/effects.ts';

type Notice = Pick<StoredNotice, 'key' | 'template' | 'data'>;

/** Notices that ask for something until a deadline, and the clock that it is: without it, nothing is asked any more. */
const ASKS: Readonly<Partial<Record<NoticeTemplate, ClockName>>> = {
  'answer-wanted': 'first-answer',
  'agreed-confirm': 'agreement',
  'info-wanted': 'info',
  'appeal-open': 'appeal-window',
  'postage-claimed': 'postage',
  'idle-warning': 'idle-close',
};

/** Notices that speak of how the item goes back: nobody reads them once it is on its way. */
const BEFORE_SENT: readonly NoticeTemplate[] = ['return-wanted', 'return-instructions'];

/** What need not be said beside one of these, which says it better. */
const SAID_BY: Readonly<Partial<Record<NoticeTemplate, readonly NoticeTemplate[]>>> = {
  settled: [
    'offer-accepted',
    'closed',
    'ruled',
    'appeal-decided',
    'return-wanted',
    'return-coming',
    'goods-wanted',
    'item-back-wanted',
  ],
  claimed: ['ruled', 'appeal-decided', 'proposal-made', 'info-wanted'],
  escalated: ['ruled', 'proposal-made', 'return-trouble', 'remedy-trouble'],
  closed: ['ruled', 'appeal-decided'],
  'appeal-open': ['ruled'],
  'return-wanted': ['return-instructions'],
  'return-received': ['return-trouble'],
  'postage-contested': ['postage-decided'],
  'deadline-moved': ['answer-wanted', 'info-wanted'],
};

/** What gives a letter its heading, the weightiest first; else what happened last does. */
const HEADINGS: readonly NoticeTemplate[] = [
  'link-sent',
  'appeal-decided',
  'ruled',
  'return-trouble',
  'remedy-trouble',
  'info-wanted',
  'agreed-confirm',
  'answer-wanted',
  'proposal-made',
  'postage-decided',
  'postage-claimed',
  'item-back-wanted',
  'goods-wanted',
  'return-instructions',
  'return-wanted',
  'return-coming',
  'adverse-warning',
  'silence-warning',
  'closed',
  'escalated',
  'opened',
];

export interface ToldTogether<N extends Notice> {
  /** What is left to say, in the order in which it happened, each thing once. */
  readonly said: readonly N[];
  readonly heading: N | undefined;
  /** Keys of what the case has gone on from. */
  readonly overtaken: ReadonlySet<string>;
}

/** What one letter says of the notices that it stands for, as the case is now. */
export function toldTogether<N extends Notice>(row: DisputeCase, notices: readonly N[]): ToldTogether<N> {
  const stale = ({ template }: N) => {
    if (BEFORE_SENT.includes(template)) return row.state !== 'return-label';
    const clock = ASKS[template];
    return clock !== undefined && row.clocks[clock] === undefined;
  };
  const standing = notices.filter((notice) => !stale(notice));
  const templates = new Set(standing.map(({ template }) => template));
  const said = standing.filter(
    ({ template }, index) =>
      !SAID_BY[template]?.some((better) => templates.has(better)) &&
      standing.findLastIndex((other) => other.template === template) === index,
  );
  const weightiest = HEADINGS.find((template) => said.some((notice) => notice.template === template));
  return {
    said,
    heading: said.find(({ template }) => template === weightiest) ?? said.at(-1),
    overtaken: new Set(notices.filter(stale).map(({ key }) => key)),
  };
}
