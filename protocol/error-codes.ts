/**
 * Every coded refusal of the product, with its meaning for developers. Shoppers and staff never read these English
 * sentences: browsers translate the code (`errors.<code>` in locales/). The list is a contract; `docs/ERRORS.md` is
 * generated from it.
 */
export const ERROR_CODES = {
  request_malformed: 'The request is not valid JSON, or a field is missing, of the wrong type, too long or unknown.',
  event_unknown: 'The socket event does not exist in this namespace.',
  route_unknown: 'No route has this path.',
  method_not_allowed: 'The route exists, but not with this method.',
  payload_too_large: 'The request body, frame or file is larger than its limit.',
  rate_limited: 'Too many requests of this kind; try again after `retryAfterSeconds`.',
  overloaded: 'The server sheds load; try again after `retryAfterSeconds`. Nothing was stored.',
  storage_unavailable: 'The database or the disk refuses writes for now; nothing was stored. Try again later.',
  internal_error: 'A fault on the server; nothing was acknowledged. The incident id is in the log.',
  token_missing: 'No access token was sent.',
  token_invalid: 'The access token is not one of ours, or was changed.',
  token_expired: 'The access token has expired; ask for a new one.',
  identity_invalid: 'The identity token of the marketplace is not valid: signature, audience, expiry or subject.',
  identity_not_configured: 'This installation has no identity secret or key set, so it takes no signed-in shoppers.',
  origin_refused: 'The page of this origin may not use the widget; see ALLOWED_ORIGINS.',
  login_failed: 'E-mail and password do not belong to an active staff account.',
  login_required: 'The route or socket needs the cookie session of a staff account.',
  permission_denied: 'The account has not the role that this action needs.',
  conversation_not_found: 'No such conversation, or it belongs to somebody else.',
  conversation_closed: 'The conversation has been closed; it takes no such change any more.',
  message_empty: 'A message needs a text, a value or an attachment.',
  message_too_long: 'A message holds at most 4,000 characters.',
  message_not_found: 'No such message in this conversation.',
  attachment_not_found: 'No such attachment, or it was sent by somebody else.',
  attachment_rejected: 'The attachment was refused by the malware scan.',
  file_type_refused: 'The content of the file is not of a permitted type, whatever its name or header says.',
  file_damaged: 'The file is cut off or cannot be decoded.',
  file_missing: 'The upload holds no file, or more than one.',
  handoff_not_waiting: 'The conversation is not waiting for a person.',
  handoff_taken: 'Another agent has the conversation, or holds the offer of it.',
  agent_at_capacity: 'The agent already serves as many conversations as their capacity allows.',
  agent_not_available: 'The agent that was named is not online or does not exist.',
  assignment_lost: 'The conversation is no longer assigned to this agent.',
  article_not_found: 'No article with this slug in this locale.',
  article_conflict: 'The article was changed since it was loaded; the current revision is in `data.revision`.',
  locale_unknown: 'The locale is not one of those that the product speaks.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What a refusal looks like on every door: HTTP body `{error}`, socket acknowledgement `{ok: false, error}`. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Facts for the caller, such as `retryAfterSeconds` or the offending `fields`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A refusal by one of our own rules; doors turn it into a {@link WireError}, everything else into `internal_error`. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, data?: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(ERROR_CODES[code], cause === undefined ? undefined : { cause });
    this.name = 'CodedError';
    this.code = code;
    this.data = data;
  }
}
