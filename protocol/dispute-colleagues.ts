import type { TermsView } from './disputes.ts';

/**
 * What mediators write to each other about a case. Routes (staff who mediate; `dispute:changed` tells their pages):
 * - `GET /v1/disputes/<number>/colleagues` → {@link ColleaguesView}
 * - `POST /v1/disputes/<number>/notes` `{clientId, text}` → 201 ColleaguesView; the same `clientId` again keeps the first
 * - `POST /v1/disputes/<number>/notes/<id>` `{text}` → ColleaguesView; without `text` the note is removed
 * - `POST /v1/disputes/<number>/opinions` `{clientId, asked, question}` → 201 ColleaguesView
 * - `POST /v1/disputes/<number>/opinions/<id>/answer` `{text, terms?}` → ColleaguesView
 * - `POST /v1/disputes/<number>/opinions/<id>/withdraw` → ColleaguesView
 * - `GET /v1/opinions` → {@link OpinionsWaiting}; the cases themselves: `GET /v1/disputes?waits=opinion`
 */
export interface ColleaguesView {
  /** Oldest first. */
  readonly notes: readonly CaseNoteView[];
  readonly opinions: readonly OpinionView[];
  /** Who can be asked about this case: mediators who are tied to neither side. */
  readonly mediators: readonly { readonly id: string; readonly name: string }[];
}

export interface CaseNoteView {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly editedAt?: string;
  /** For its author: until when it can be changed or removed. */
  readonly changeUntil?: string;
}

export interface OpinionView {
  readonly id: string;
  readonly asker: string;
  readonly asked: string;
  readonly question: string;
  readonly at: string;
  /** Of the reader: theirs to answer, or theirs to take back. */
  readonly own?: 'asked' | 'asker';
  readonly state: 'open' | 'answered' | 'withdrawn';
  readonly answer?: { readonly text: string; readonly terms?: TermsView; readonly at: string };
}

/** How many cases wait for the caller: where they were asked, and where an answer to them is unread. */
export interface OpinionsWaiting {
  readonly asked: number;
  readonly answered: number;
}
