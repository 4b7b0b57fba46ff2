import { CodedError, type ErrorCode } from '../../protocol/error-codes.ts';
import { toWireError } from '../sockets/dispatch.ts';

/** The one place that knows HTTP status codes of refusals. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  request_malformed: 400,
  event_unknown: 400,
  route_unknown: 404,
  method_not_allowed: 405,
  payload_too_large: 413,
  rate_limited: 429,
  overloaded: 503,
  storage_unavailable: 503,
  internal_error: 500,
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  identity_invalid: 401,
  identity_not_configured: 501,
  origin_refused: 403,
  login_failed: 401,
  login_required: 401,
  permission_denied: 403,
  conversation_not_found: 404,
  conversation_closed: 409,
  message_empty: 400,
  message_too_long: 400,
  message_not_found: 404,
  attachment_not_found: 404,
  attachment_rejected: 422,
  file_type_refused: 415,
  file_damaged: 422,
  file_missing: 400,
  handoff_not_waiting: 409,
  handoff_taken: 409,
  agent_at_capacity: 409,
  agent_not_available: 409,
  assignment_lost: 409,
  article_not_found: 404,
  article_conflict: 409,
  locale_unknown: 400,
};

export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly error: ReturnType<typeof toWireError> };
}

export function errorResponse(error: unknown): ErrorResponse {
  const wire = toWireError(error);
  const retry = error instanceof CodedError ? error.data?.retryAfterSeconds : undefined;
  return {
    status: STATUS[wire.code],
    headers: typeof retry === 'number' ? { 'retry-after': String(retry) } : {},
    body: { error: wire },
  };
}
