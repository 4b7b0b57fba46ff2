import type { AllowedAction } from '../disputes/domain/allowed-actions.ts';
import type { DisputeCase, OrderLine } from '../disputes/domain/case.ts';
import type { Command } from '../disputes/domain/commands.ts';
import type { OpeningForm } from '../disputes/domain/opening-form.ts';
import type { Profile } from '../disputes/domain/profile/profile-schema.ts';
import type { LastWords } from '../disputes/views/last-words.ts';
import type { StandingView } from '../protocol/disputes.ts';
import type { OrderNumber } from './entities/order-number.ts';

/** The shopper of a turn, as the marketplace vouches for them or as they have proven to know an order. */
export interface DisputeShopper {
  readonly id: string;
  readonly role: 'buyer' | 'seller';
  /** Of a guest: the only order that they have proven to know, and the visitor whose uploads are theirs. */
  readonly order?: string;
  readonly via?: string;
}

/** What the dispute dialogs may call. Refusals are thrown as DisputeRefusal; foreign and unknown orders are answered alike. */
export interface DisputeServices {
  /** The profile that new cases are opened under. */
  readonly profile: Profile;
  /** What the marketplace's order numbers look like, where the default does not fit. */
  readonly orderNumber?: OrderNumber;
  /** The shopper's own order lines, newest first. */
  ownOrders(shopper: DisputeShopper): Promise<readonly OrderLine[]>;
  /** Undefined for an order that does not exist and for one that is somebody else's. Look-ups are limited. */
  order(shopper: DisputeShopper, orderId: string): Promise<readonly OrderLine[] | undefined>;
  /**
   * The lines of an order to somebody who is not signed in and names its e-mail address, phone number or postcode; none for
   * an unknown order, somebody else's and a wrong fact alike. `limited` after too many tries.
   */
  prove(visitorId: string, orderId: string, fact: string): Promise<readonly OrderLine[] | 'limited'>;
  /** Number of the earlier case that ended the matter for this line; undefined where a new one can be opened. */
  settledBy(line: OrderLine): Promise<string | undefined>;
  /** Idempotent by its key. */
  open(shopper: DisputeShopper, form: OpeningForm): Promise<DisputeCase>;
  /** The shopper's own cases, live ones first. */
  ownCases(shopper: DisputeShopper): Promise<readonly DisputeCase[]>;
  /** The shopper is shown this case: they know of it from now on. The case as it is then. */
  seen(shopper: DisputeShopper, row: DisputeCase): Promise<DisputeCase>;
  /** What the shopper may do to a case now, and when the rest unlocks. */
  actions(shopper: DisputeShopper, row: DisputeCase): readonly AllowedAction[];
  act(shopper: DisputeShopper, caseId: string, command: Command): Promise<DisputeCase>;
  /** Where the case stands for the shopper, as its page says it; undefined where its rules are not there any more. */
  standing(shopper: DisputeShopper, row: DisputeCase): StandingView | undefined;
  /** What the other side of the case wrote last. */
  lastWords(shopper: DisputeShopper, row: DisputeCase): Promise<LastWords | undefined>;
  /** Of the policy that the case is pinned to: its deadlines are told by that clock. */
  timeZoneOf(row: DisputeCase): string;
  /** Address of the case's page in the resolution center. */
  pageOf(row: DisputeCase): string;
}
