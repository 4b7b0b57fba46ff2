import type { Preferences } from '../../protocol/preferences.ts';

/** Of whoever has chosen nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
  caseMails: 'all',
  ticketMails: true,
  textMessages: true,
  quiet: null,
};

export interface PreferenceStore {
  /** Undefined where nothing was chosen. */
  of(accountId: string): Promise<Preferences | undefined>;
  keep(accountId: string, preferences: Preferences, at: number): Promise<void>;
}
