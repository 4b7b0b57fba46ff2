import type { ClockName, DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import { CLOCK_EVENTS } from '../../../../disputes/domain/clock-table.ts';
import { draftCase } from '../../../../disputes/domain/draft-case.ts';
import type { Effect, NoticeTemplate } from '../../../../disputes/domain/effects.ts';
import type { DisputeEvent, EventData } from '../../../../disputes/domain/events.ts';
import { accountsOf, type ReadAccount } from '../../../../disputes/domain/line-account.ts';
import { type Actor, isParty, type PartyRole } from '../../../../disputes/domain/roles.ts';
import { ACTORS, HOUR, profileNamed, START } from '../fakes/cases.ts';
import type { Machine } from './machine.ts';
import type { Setup } from './setup.ts';

/** Somebody looks at the page of the case, and does nothing. */
export interface Look {
  readonly type: 'look';
}

/** What somebody of flesh and blood does; clocks, post and ledger follow from it. */
export interface Move {
  readonly at: number;
  readonly actor: Actor;
  readonly event: DisputeEvent | Look;
  /** When the page was read that is acted on; absent: at the same moment. */
  readonly readAt?: number;
}

/** One event that the rules accepted. */
export interface Moment {
  readonly at: number;
  readonly actor: Actor;
  readonly event: DisputeEvent;
  readonly readAt: number;
  /** Counts the cases on the line from 0. */
  readonly nth: number;
  readonly before: DisputeCase;
  readonly row: DisputeCase;
  readonly effects: readonly Effect[];
}

/** An act that the rules refused. */
export interface Refusal {
  readonly move: Move;
  readonly code: string;
  readonly row: DisputeCase;
}

/** Something that a party got to know: a letter that was read, or the page as it was then. */
export interface Contact {
  readonly at: number;
  readonly party: PartyRole;
  /** Absent: the page. Both tell where the case stands at this moment. */
  readonly letter?: NoticeTemplate;
}

/** A letter that was taken and came back: until then everybody takes its receiver for told. */
export interface ReturnedLetter {
  readonly party: PartyRole;
  readonly nth: number;
  readonly at: number;
  readonly backAt: number;
}

type Due = { readonly at: number; readonly run: () => void };

/**
 * One order line with its cases, one after the other. Between two moves everything happens by itself and in order: clocks
 * fire at their instant, letters are read or come back, the ledger answers.
 */
export class Stage {
  readonly machine: Machine;
  readonly setup: Setup;
  readonly moments: Moment[] = [];
  readonly refusals: Refusal[] = [];
  readonly contacts: Contact[] = [];
  readonly returned: ReturnedLetter[] = [];
  /** Those from whose address something came back: nothing more is sent there. */
  private readonly givenUp = new Set<PartyRole>();
  at = START;
  row: DisputeCase;
  private nth = 0;
  /** The accounts of the lines on which a case has been. */
  private readonly accounts = new Map<string, ReadAccount>();
  private pending: Due[] = [];

  constructor(machine: Machine, setup: Setup) {
    this.machine = machine;
    this.setup = setup;
    this.row = this.draft();
  }

  /** Lets time pass up to an instant. */
  passTo(instant: number): void {
    const until = Math.floor(instant);
    for (;;) {
      const next = this.nextDue();
      if (next === undefined || next.at > until) break;
      this.at = Math.max(this.at, next.at);
      next.run();
    }
    this.at = Math.max(this.at, until);
  }

  /** Whether the rules accept it. */
  take({ at, actor, event, readAt = at }: Move): boolean {
    this.passTo(at);
    const move = { at, actor, event, readAt: Math.min(Math.floor(readAt), this.at) };
    if (isParty(actor.role) && this.row.state !== 'draft') this.sees(actor.role);
    if (event.type === 'look') return true;
    if (event.type === 'open' && ['draft', 'closed'].includes(this.row.state)) return this.opens(move, event);
    return this.decide(move, event);
  }

  get over(): boolean {
    return this.row.state === 'closed';
  }

  get profile() {
    return profileNamed(this.setup.profile);
  }

  private opens(move: Move, event: DisputeEvent<'open'>): boolean {
    const { row, nth } = this;
    for (const account of row.state === 'closed' ? accountsOf(row) : [])
      this.accounts.set(account.lineId, { ...account, revision: this.moments.length });
    this.nth = row.state === 'closed' ? nth + 1 : nth;
    this.row = this.draft(event.data);
    if (this.decide(move, event)) return true;
    this.row = row;
    this.nth = nth;
    return false;
  }

  /** A case about the lines that its claim names. */
  private draft({ items }: Pick<EventData['open'], 'items'> = {}): DisputeCase {
    const { id, version } = this.profile;
    const { order, more } = this.setup;
    const named = more.filter(({ lineId }) => items?.some((item) => item.lineId === lineId));
    const facts = (line: OrderLine) => ({ order: line, account: this.accounts.get(line.lineId) });
    return draftCase({
      id: `case-${this.nth + 1}`,
      number: `KD-${this.nth + 1}`,
      profile: { id, version },
      ...facts(order),
      more: named.map(facts),
    });
  }

  private decide(move: Move, event: DisputeEvent): boolean {
    const { actor, readAt = this.at } = move;
    const before = this.row;
    const answer = this.machine.decide(before, event, actor, this.profile, this.at);
    if (!answer.ok) {
      // Most of what the post reports is known already.
      if (answer.code !== 'reach_unchanged') this.refusals.push({ move, code: answer.code, row: before });
      return false;
    }
    const { case: row, effects } = answer;
    this.row = row;
    this.moments.push({ at: this.at, actor, event, readAt, nth: this.nth, before, row, effects });
    for (const effect of effects) this.follow(effect);
    return true;
  }

  private follow(effect: Effect): void {
    if (effect.kind === 'money' && ['refund', 'partial', 'release', 'freight'].includes(effect.intent.kind))
      this.asksLedger(effect.intent.key, this.setup.ledgerStumbles);
    if (effect.kind === 'notice' && isParty(effect.to as PartyRole))
      this.sends(effect.to as PartyRole, effect.template);
  }

  private asksLedger(key: string, stumbles: boolean): void {
    this.later(HOUR, () => {
      if (stumbles) {
        this.system('ledger', { type: 'remedy-failed', data: { key, code: 'away' } });
        this.asksLedger(key, false);
      } else this.system('ledger', { type: 'remedy-done', data: { key } });
    });
  }

  private sends(party: PartyRole, template: NoticeTemplate): void {
    const { from, until, delay, backAfter } = this.setup.post[party];
    const sentAt = this.at;
    const arrives = sentAt >= from && sentAt < until && !this.givenUp.has(party);
    if (!arrives && backAfter !== undefined && !this.givenUp.has(party)) {
      this.comesBack(party, backAfter);
      return;
    }
    this.later(arrives ? delay : HOUR, () => {
      if (arrives) this.contacts.push({ at: this.at, party, letter: template });
      if (arrives) this.system('clock', { type: 'told', data: { party, by: 'email' } });
      else this.system('clock', { type: 'unreached', data: { party } });
    });
  }

  private comesBack(party: PartyRole, backAfter: number): void {
    const { nth } = this;
    this.later(HOUR / 60, () => {
      if (this.nth !== nth) return;
      this.returned.push({ party, nth, at: this.at, backAt: this.at + backAfter });
      this.system('clock', { type: 'told', data: { party, by: 'email' } });
      this.later(backAfter, () => {
        this.givenUp.add(party);
        if (this.nth === nth) this.system('clock', { type: 'unreached', data: { party, returned: true } });
      });
    });
  }

  private sees(party: PartyRole): void {
    this.contacts.push({ at: this.at, party });
    this.system('clock', { type: 'told', data: { party, by: 'page' } });
  }

  /** What a system reports; where it is known already nothing comes of it. */
  private system(role: 'ledger' | 'clock', event: DisputeEvent): void {
    if (this.row.state === 'closed') return;
    this.decide({ at: this.at, actor: ACTORS[role], event }, event);
  }

  private later(after: number, run: () => void): void {
    this.pending.push({ at: this.at + after, run });
  }

  private nextDue(): Due | undefined {
    let clock: [ClockName, number] | undefined;
    for (const name in this.row.clocks) {
      const dueAt = this.row.clocks[name as ClockName]?.dueAt ?? Number.POSITIVE_INFINITY;
      if (clock === undefined || dueAt < clock[1]) clock = [name as ClockName, dueAt];
    }
    let first: Due | undefined;
    for (const due of this.pending) if (first === undefined || due.at < first.at) first = due;
    if (clock !== undefined && (first === undefined || clock[1] <= first.at)) {
      const [name, dueAt] = clock;
      const fire = { type: CLOCK_EVENTS[name], data: { dueAt } } as DisputeEvent;
      return { at: dueAt, run: () => this.fire(fire, name) };
    }
    if (first === undefined) return undefined;
    const due = first;
    return {
      at: due.at,
      run: () => {
        this.pending = this.pending.filter((each) => each !== due);
        due.run();
      },
    };
  }

  private fire(event: DisputeEvent, name: ClockName): void {
    if (this.decide({ at: this.at, actor: ACTORS.clock, event }, event)) return;
    // A clock that is due and cannot fire would be tried for ever.
    throw new Error(`the clock ${name} is due and refused: ${this.refusals.at(-1)?.code}`);
  }
}
