import type { Instant } from '../../protocol/instant.ts';
import type { ReasonTemplate } from './reason-template.ts';

/** A template as it stands since its last change. */
export interface StoredTemplate extends ReasonTemplate {
  /** Counts up from 1 with each change. */
  readonly revision: number;
  /** Empty: it came with the release. */
  readonly authorName: string;
  readonly at: Instant;
}

/** Prepared reasons, with who changed what. */
export interface ReasonTemplates {
  /** The newest revision of each, by name. */
  list(): Promise<readonly StoredTemplate[]>;
  find(name: string): Promise<StoredTemplate | undefined>;
  /**
   * Adds a revision after `base`; 0 for a new template. It is in the audit log.
   * @throws CodedError `template_conflict` with `data.revision` where somebody else saved meanwhile
   */
  save(
    template: ReasonTemplate,
    base: number,
    author: { readonly id: string; readonly name: string },
    at: Instant,
  ): Promise<StoredTemplate>;
  /** Brings the shipped ones in: what is new, and what nobody has edited and reads otherwise now. */
  followRelease(shipped: readonly ReasonTemplate[], at: Instant): Promise<number>;
}
