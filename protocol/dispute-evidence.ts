import type { Attachment } from './conversation.ts';
import type { EvidenceKindView, Money } from './dispute-opening.ts';

export interface EvidenceView {
  readonly fileId: string;
  readonly kind: EvidenceKindView;
  readonly by: 'buyer' | 'seller';
  readonly addedAt: string;
  /** What it shows, in its sender's words. */
  readonly caption?: string;
  /** Who handed it in, where that was not the party itself. */
  readonly from?: 'warehouse' | 'courier' | 'platform';
  readonly file: Attachment;
}

/** A file that was handed in and is no part of the case: its malware scan has not ended, or has refused it. */
export interface UncheckedFileView {
  readonly fileId: string;
  readonly kind: EvidenceView['kind'];
  readonly by: 'buyer' | 'seller';
  readonly addedAt: string;
  readonly name: string;
  readonly size: number;
  /** Its uploader sees both; the platform sees what was refused; nobody else sees any. */
  readonly state: 'checking' | 'refused';
}

export interface PostageView {
  readonly by: 'buyer' | 'seller';
  readonly amount: Money;
  /** The file that shows it. */
  readonly receipt?: Attachment;
  /** Who objects, and why; `clock`: who bears it could not be asked. The platform decides then how much is paid. */
  readonly contested?: { readonly by: 'buyer' | 'seller' | 'clock'; readonly why?: string; readonly at: string };
  /** When the time to contest it was over for who bears it: it stands, and is not claimed anew. */
  readonly passedAt?: string;
  readonly decided?: { readonly amount: Money; readonly why: string; readonly at: string };
}

/** The item's way back. */
export interface ReturnParcelView {
  readonly label?: string;
  readonly labelFile?: Attachment;
  readonly address?: string;
  readonly instructions?: string;
  readonly courier?: string;
  readonly tracking?: string;
  /** What sending it cost, and who has paid that; who bears it says `settlement.freight`. */
  readonly postage?: PostageView;
  readonly receivedAt?: string;
  /** How whoever unpacked it found it; `condition` a code (`disputes.conditions.*`). */
  readonly finding?: { readonly by: 'seller' | 'warehouse'; readonly condition?: string; readonly reasons?: string };
}
