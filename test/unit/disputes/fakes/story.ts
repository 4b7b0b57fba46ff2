import { type Act, actOnDispute } from '../../../../disputes/cases/act-on-dispute.ts';
import { fireClocks } from '../../../../disputes/cases/fire-clocks.ts';
import { moveMoney } from '../../../../disputes/cases/move-money.ts';
import { noteTold } from '../../../../disputes/cases/note-reach.ts';
import { openDispute } from '../../../../disputes/cases/open-dispute.ts';
import { type Evidential, submitEvidence } from '../../../../disputes/cases/submit-evidence.ts';
import { type AllowedAction, allowedActions } from '../../../../disputes/domain/allowed-actions.ts';
import type { DisputeCase, OrderLine } from '../../../../disputes/domain/case.ts';
import type { EventData, EventType } from '../../../../disputes/domain/events.ts';
import { type Actor, otherParty, type PartyRole, type Role } from '../../../../disputes/domain/roles.ts';
import { BOTH } from '../../../../disputes/domain/step.ts';
import { ACTORS, BOOK, claimFor, HOUR, orderLine, profileNamed, START } from './cases.ts';
import { MemoryLedger, MemoryStore } from './memory-store.ts';

/** A stage on which a dispute is told: use cases over in-memory ports, and a clock that moves only when told to. */
export class Story {
  readonly store = new MemoryStore();
  readonly ledger = new MemoryLedger();
  readonly profile;
  readonly order: OrderLine;
  /** The other lines of the order. */
  readonly more: readonly OrderLine[];
  at = START;
  /** False: nothing reaches the other side, unless the story tells it to. */
  lettersArrive = true;
  private caseId = '';

  constructor(profileId: string, order: Partial<OrderLine> = {}, ...more: readonly Partial<OrderLine>[]) {
    this.profile = profileNamed(profileId);
    this.order = orderLine(profileId, order);
    this.more = more.map((line, index) => orderLine(profileId, { lineId: String(index + 2), ...line }));
  }

  get deps() {
    const { store, ledger, order, more } = this;
    return {
      store,
      ledger,
      clocks: store,
      money: store,
      profiles: BOOK,
      orders: {
        linesOf: async (orderId: string, viewer: { role: PartyRole; id: string }) =>
          [order, ...more].filter((line) => orderId === line.orderId && line[viewer.role].id === viewer.id),
        listOwn: async () => [order, ...more],
      },
      evidence: {
        ready: async (ids: readonly string[]) =>
          ids
            .filter((id) => !id.startsWith('missing'))
            .map((fileId) => ({ fileId, contentType: 'image/jpeg', bytes: 5000, sha256: 'b'.repeat(64) })),
      },
    };
  }

  async open(by: PartyRole = 'buyer', change: Partial<EventData['open']> = {}, submissionKey = 'form-1') {
    const claim = { ...claimFor(this.profile.id, by), ...change };
    const opened = await openDispute(this.deps, {
      submissionKey,
      profileId: this.profile.id,
      orderId: this.order.orderId,
      lines: claim.items ?? [{ lineId: this.order.lineId, quantity: claim.quantity }],
      reason: claim.reason,
      details: claim.details,
      delivery: claim.delivery,
      wanted: claim.wanted,
      declared: claim.declared ?? [],
      formal: claim.formal ?? false,
      contactedAt: claim.contactedAt,
      files: claim.evidence.map(({ fileId, kind }) => ({ fileId, kind })),
      actor: ACTORS[by],
      at: this.at,
      caseId: `case-${submissionKey}`,
      random: new Uint8Array(16).fill(7 + this.store.rows.size),
    });
    this.caseId = opened.case.id;
    await this.settleMoney();
    if (this.lettersArrive && !opened.repeated)
      await this.does('clock', 'told', { party: otherParty(by), by: 'email' });
    return { ...opened, case: opened.repeated ? opened.case : await this.row() };
  }

  /** One act through its use case; the ledger then does what it was told. */
  async does<E extends EventType>(who: Role | Actor, type: E, data: EventData[E]): Promise<DisputeCase> {
    const actor = typeof who === 'string' ? ACTORS[who] : who;
    const act = { caseId: this.caseId, event: { type, data }, actor, at: this.at } as unknown as Act<E>;
    await actOnDispute(this.deps, act);
    await this.settleMoney();
    return this.postman();
  }

  async submits(who: Role, command: Evidential): Promise<DisputeCase> {
    await submitEvidence(this.deps, { caseId: this.caseId, command, actor: ACTORS[who], at: this.at });
    return this.row();
  }

  /** Lets time pass; every clock fires at its own instant on the way. */
  async passes(hours: number): Promise<DisputeCase> {
    const until = this.at + hours * HOUR;
    for (;;) {
      const next = await this.store.nextDue();
      if (next === undefined || next > until) break;
      this.at = Math.max(this.at, next);
      await fireClocks(this.deps, this.at);
      await this.settleMoney();
      await this.postman();
    }
    this.at = until;
    return this.row();
  }

  /** Letters that ask for something arrive at once, where they do. */
  private async postman(): Promise<DisputeCase> {
    let row = await this.row();
    if (this.lettersArrive)
      for (const party of BOTH) row = await noteTold(this.deps, row, { party, by: 'email', at: this.at });
    return row;
  }

  async row(): Promise<DisputeCase> {
    const row = await this.store.find(this.caseId);
    if (row === undefined) throw new Error('the story has not begun');
    return row;
  }

  async can(who: Role, action: EventType): Promise<AllowedAction | undefined> {
    const actions = allowedActions(await this.row(), ACTORS[who], this.profile, this.at);
    return actions.find((each) => each.action === action);
  }

  /** Templates of the notices to one receiver, in order. */
  told(to: string): string[] {
    return this.store.notices.filter((notice) => notice.to === to).map((notice) => notice.template);
  }

  private async settleMoney(): Promise<void> {
    await moveMoney(this.deps, this.at, 100);
  }
}

/** The code with which an act is refused; fails where it is not. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  throw new Error('was not refused');
}
