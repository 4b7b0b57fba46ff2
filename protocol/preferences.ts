/** Times of day by the reader's clock in which nothing makes a sound: from the first, until the second, also over midnight. */
export interface QuietHours {
  /** `HH:MM`, as `to`. */
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** How somebody with an account is told of news. The inbox holds all of it in any case. */
export interface Preferences {
  /** E-mails about cases. `needed`: what asks for something, and what decides; never less, as deadlines run. */
  readonly caseMails: 'all' | 'needed';
  /** Answers to tickets by e-mail. */
  readonly ticketMails: boolean;
  readonly textMessages: boolean;
  /** Text messages and pushes wait until they end, unless a deadline would not. */
  readonly quiet: QuietHours | null;
}

/** `GET /v1/preferences` → 200. `POST /v1/preferences` with {@link Preferences} → 200 with the same. */
export interface PreferencesView {
  readonly preferences: Preferences;
  /** Whether mails leave this installation at all. */
  readonly hasMails: boolean;
  /** Whether text messages do. */
  readonly hasTextMessages: boolean;
}
