import type { Instant } from '../../protocol/instant.ts';
import type { RateLimits } from '../../transport/rate-limits.ts';
import type { ProfileBook } from '../domain/profile/profile.ts';
import type { Profile } from '../domain/profile/profile-schema.ts';
import type { ReasonTemplates } from '../reasons/template-store.ts';
import type { CaseMessages, DisputeRecords } from './case-messages.ts';
import type { EvidenceFiles, Orders, StoredFile } from './ports.ts';
import type { WaitingRoom } from './waiting-evidence.ts';

/** All that acts on disputes need of stores and of the marketplace. */
export interface OfficePorts {
  readonly records: DisputeRecords;
  readonly messages: CaseMessages;
  readonly profiles: ProfileBook;
  /** The profile that new cases open under. */
  readonly profile: Profile;
  readonly orders: Orders;
  readonly evidence: EvidenceFiles;
  /** The owner's files among these whose scan has not ended. */
  readonly unscanned: (fileIds: readonly string[], ownerId: string) => Promise<readonly StoredFile[]>;
  /** Files that were handed in before their scan had ended. */
  readonly waiting: WaitingRoom;
  readonly templates: Pick<ReasonTemplates, 'find'>;
  readonly limits: RateLimits;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly onFault: (error: unknown, where?: string) => void;
}
