import type { Locale } from './locale.ts';
import type { PassageQuestions } from './passages.ts';

/** Bodies of the plain HTTP routes. Errors are always `{error: WireError}`. */

/** `POST /v1/visitors {locale?, visitorToken?}` (one that has run out: the visitor stays who they were) and `POST /v1/sessions {identity, visitorToken?}` → 201. */
export interface SessionCreated {
  readonly token: string;
  readonly visitorId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** All of a mail that became a message, with what it quotes. */
export interface MailView {
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  /** ISO 8601. */
  readonly receivedAt: string;
}

/**
 * `POST /v1/uploads` (multipart, one file, `Authorization: Bearer <token>` or staff cookie) → 201; `GET /v1/uploads/<id>` of the
 * same sender → 200: how its scan stands. Only what is `ready` can be sent; `quarantined` waits for the scan, `refused` is gone.
 */
export interface UploadCreated {
  readonly attachmentId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  readonly state: 'ready' | 'quarantined' | 'refused';
  /** Length of a film, where it says so. */
  readonly seconds?: number;
}

export type StaffRole = 'agent' | 'mediator' | 'editor' | 'supervisor' | 'admin';

/** `POST /v1/staff/login {email, password}` → 200 and the session cookie; `GET /v1/staff/session` → 200. */
export interface StaffSession {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly roles: readonly StaffRole[];
    readonly locale: Locale;
  };
}

/** `GET /v1/help/search?locale=&q=&limit=` → 200; for agents also `POST /v1/help/suggestions` `{locale, text}`, which writes the question into no address. */
export interface HelpSearchAnswer {
  readonly query: string;
  readonly locale: Locale;
  readonly detectedLocale: Locale;
  readonly inScope: number;
  readonly margin: number;
  readonly decision: 'answer' | 'choose' | 'clarify' | 'decline';
  readonly hits: readonly {
    readonly slug: string;
    readonly locale: Locale;
    readonly title: string;
    /** Plain text. */
    readonly snippet: string;
    readonly score: number;
    readonly url: string;
  }[];
}

/** `GET /v1/help/articles?locale=` → 200 `{articles}`, in the order of topics. */
export interface HelpArticleSummary {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly topic: string;
  readonly updated: string;
  readonly url: string;
}

/** `GET /v1/articles/<locale>/<slug>` (editor) → 200; `PUT` the same with `baseRevision` → 200 {@link PublishedArticle}. */
export interface EditableArticle {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly topic: string;
  readonly body: string;
  readonly phrasings: readonly string[];
  /** Absent where none are told; left out of a `PUT`, they stay as they are. */
  readonly passages?: readonly PassageQuestions[];
  readonly updated: string;
  readonly revision: number;
  /** What ships with this release, where it reads otherwise. */
  readonly shipped?: ShippedText;
}

export type PublishedArticle = Pick<EditableArticle, 'revision' | 'shipped'>;

export interface ShippedText {
  readonly title: string;
  readonly topic: string;
  readonly body: string;
  readonly phrasings: readonly string[];
  readonly passages?: readonly PassageQuestions[];
}

/** `queued`: still to be tried. `waiting`: for an address. `failed`: given up. `dropped`: it would be untrue by now, or has no way out here. */
export const LETTER_STATES = ['queued', 'waiting', 'sent', 'failed', 'dropped'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** `GET /v1/letters?state=` → 200: e-mails and text messages to people outside, newest first, at most 100 (supervisor, admin). */
export interface LetterList {
  readonly letters: readonly LetterView[];
}

/** `POST /v1/letters/<id>/send-again` → 200 `{}`: has one tried anew that failed or waits; 404 `letter_not_found` of any other. */
export interface LetterView {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  /** Of a letter about a case. */
  readonly disputeNumber?: string;
  /** Of a letter about a ticket. */
  readonly conversationId?: string;
  readonly ticketNumber?: string | undefined;
  /** `buyer`, `seller` or `shopper`. */
  readonly receiver: string;
  /** What it tells: the template of a notice; of a ticket's letter `answer`, `noted` or `care`. */
  readonly template: string;
  readonly state: LetterState;
  /** Tries so far. */
  readonly attempts: number;
  /** A code, such as `smtp_550` or `address_unknown`. */
  readonly fault?: string | undefined;
  /** When it came into its state. */
  readonly at: string;
}

/** `GET /v1/widget/settings` → 200: what the widget must know before it connects. */
export interface WidgetSettings {
  readonly marketplace: string;
  readonly open: boolean;
  /** Opening hours per locale, as a phrase. */
  readonly hours: Readonly<Record<Locale, string>>;
  /** The desk's: promises are told by its clock. */
  readonly timeZone: string;
  readonly limits: {
    readonly textLength: number;
    readonly imageMb: number;
    readonly documentMb: number;
    readonly videoMb: number;
  };
}

/** Demo mode: `GET /v1/demo/identity` → 200 a short-lived identity JWT of the demo's signed-in shopper. */
export interface DemoIdentity {
  readonly identity: string;
  readonly name: string;
}

/** Demo mode: `GET /v1/demo/orders` → 200 `{orders}`. Amounts are in minor units. */
export interface DemoOrder {
  readonly id: string;
  readonly placedAt: string;
  readonly state: 'paid' | 'shipped' | 'delivered' | 'late' | 'cancelled';
  readonly seller: string;
  readonly currency: string;
  readonly total: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly quantity: number;
    readonly price: number;
    readonly picture: string;
  }[];
}
