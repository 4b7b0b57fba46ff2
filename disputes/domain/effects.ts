import type { Instant } from '../../protocol/instant.ts';
import type { ClockName, State } from './case.ts';
import type { EventType } from './events.ts';
import type { MoneyIntent } from './funds.ts';
import type { Role } from './roles.ts';

/** The texts of notices; a translation exists for each under this key in every locale. */
export const NOTICE_TEMPLATES = [
  'opened',
  'unreached',
  'reached',
  'answer-wanted',
  'answered',
  'offer-made',
  'offer-contested',
  'offer-rejected',
  'request-declined',
  'offer-accepted',
  'agreed-confirm',
  'escalated',
  'escalation-open',
  'silence-warning',
  'adverse-warning',
  'claimed',
  'info-wanted',
  'info-replied',
  'info-withdrawn',
  'support-message',
  'party-message',
  'evidence-added',
  'proposal-made',
  'courier-asked',
  'courier-answered',
  'review-overdue',
  'second-person-wanted',
  'ruling-declined',
  'ruled',
  'appeal-open',
  'appealed',
  'appeal-decided',
  'settled',
  'return-wanted',
  'return-instructions',
  'return-coming',
  'return-shipped',
  'return-received',
  'return-trouble',
  'postage-claimed',
  'postage-at-platform',
  'postage-contested',
  'postage-decided',
  'goods-wanted',
  'item-back-wanted',
  'goods-sent',
  'remedy-trouble',
  'funds-frozen',
  'funds-thawed',
  'chargeback-late',
  'deadline-moved',
  'idle-warning',
  'closed',
  'link-sent',
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

export type NoticeTo = 'buyer' | 'seller' | 'mediators' | 'courier' | 'warehouse';
export type Channel = 'inbox' | 'email' | 'sms';

/** What is to happen outside the row. Effects are data: a store writes them in the same transaction as the row. */
export type Effect =
  | {
      readonly kind: 'clock-set';
      readonly name: ClockName;
      readonly startedAt: Instant;
      readonly dueAt: Instant;
      /** The calendar in which the instant was computed and is to be shown. */
      readonly timeZone: string;
    }
  | { readonly kind: 'clock-cancelled'; readonly name: ClockName }
  | { readonly kind: 'money'; readonly intent: MoneyIntent }
  | {
      readonly kind: 'notice';
      readonly to: NoticeTo;
      readonly template: NoticeTemplate;
      readonly channels: readonly Channel[];
      /** Ids, instants and codes only; never what people wrote. */
      readonly data: Readonly<Record<string, string | number>>;
      /** Once per case, log entry, receiver and text. */
      readonly key: string;
    }
  | { readonly kind: 'log'; readonly line: TransitionLine };

/** The structured log line of one transition: ids and codes, never what people wrote. */
export interface TransitionLine {
  readonly caseId: string;
  readonly seq: number;
  readonly event: EventType;
  readonly role: Role;
  readonly from: State;
  readonly to: State;
  readonly at: Instant;
}
