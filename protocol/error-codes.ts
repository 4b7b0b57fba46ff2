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
  sms_country_refused: 'Text messages do not go to phone numbers of this country here.',
  rate_limited: 'Too many requests of this kind; try again after `retryAfterSeconds`.',
  overloaded: 'The server sheds load; try again after `retryAfterSeconds`. Nothing was stored.',
  connections_too_many:
    'Too many sockets are open from this network address; try again after `retryAfterSeconds`, or close some.',
  storage_unavailable: 'The database or the disk refuses writes for now; nothing was stored. Try again later.',
  internal_error: 'A fault on the server; nothing was acknowledged. The log has it under `data.incident`.',
  token_missing: 'No access token was sent.',
  token_invalid: 'The access token is not one of ours, or was changed.',
  token_expired: 'The access token has expired; ask for a new one.',
  identity_invalid:
    'The identity token of the marketplace is not valid: signature, audience, times or subject. The log says which.',
  identity_unavailable: 'The keys that identity tokens are checked with cannot be fetched for now; try again later.',
  identity_not_configured: 'This installation has no identity secret or key set, so it takes no signed-in shoppers.',
  origin_refused: 'The page of this origin may not use the widget; see ALLOWED_ORIGINS.',
  login_failed: 'E-mail and password do not belong to an active staff account.',
  login_required: 'The route or socket needs the cookie session of a staff account.',
  permission_denied: 'The account has not the role that this action needs.',
  account_not_found: 'There is no such staff account.',
  account_exists: 'A staff account with this e-mail exists already.',
  account_last_admin: 'Nobody else could keep the accounts: the last active admin stays one.',
  account_switched_off: 'The account is switched off; switch it on first.',
  password_weak: 'The password is shorter than `least` characters, longer than 200, or too easy to guess.',
  password_link_invalid: 'The link for setting a password was used, replaced, or has run out.',
  nobody_to_answer: 'No active staff account has the role agent, so no person could ever answer; nothing was noted.',
  conversation_not_found: 'No such conversation, or it belongs to somebody else.',
  conversation_closed: 'The conversation has been closed; it takes no such change any more.',
  message_empty: 'A message needs a text, a value or an attachment.',
  message_too_long: 'A message holds at most 4,000 characters.',
  translation_unavailable: 'This installation has no language model that translates.',
  trace_not_found: 'The bot said no such message, or why it did is no longer kept.',
  message_not_found: 'No such message in this conversation.',
  attachment_not_found: 'No such attachment, or it was sent by somebody else.',
  attachment_unchecked: 'The malware scan of the attachment has not ended yet; try again soon.',
  attachment_rejected: 'The attachment was refused by the malware scan.',
  file_type_refused: 'The content of the file is not of a permitted type, whatever its name or header says.',
  file_damaged: 'The file is cut off or cannot be decoded.',
  picture_too_large: 'The picture has more than 40 megapixels.',
  file_missing: 'The upload holds no file, or more than one.',
  handoff_not_waiting: 'The conversation is not waiting for a person.',
  handoff_taken: 'Another agent has the conversation, or holds the offer of it.',
  ticket_changed: 'The shopper has written since the ticket was shown; read that first.',
  ticket_merged:
    'The ticket was merged into another one, `number`. For its shopper `conversationId` says where to write on.',
  tickets_of_two_people:
    'The tickets are not known to be of one person: neither one shopper nor one proved e-mail address.',
  agent_at_capacity: 'The agent already serves as many conversations as their capacity allows.',
  agent_not_available: 'The agent that was named is not online or does not exist.',
  assignment_lost: 'The conversation is no longer assigned to this agent.',
  article_not_found: 'No article with this slug in this locale.',
  article_conflict: 'The article was changed since it was loaded; the current revision is in `data.revision`.',
  word_list_unknown: 'There is no list of words of this kind.',
  word_list_conflict: 'The list was changed since it was loaded; the current revision is in `data.revision`.',
  word_list_invalid: 'Entries of the list contradict each other or say nothing; `data.faults` names them.',
  csv_invalid: 'The file is no list of this kind as comma-separated values; `data.line` says where it went wrong.',
  proposal_not_found: 'No such proposed phrasing.',
  gap_not_found: 'No such group of unanswered questions.',
  already_decided: 'The proposal or the group of questions has been decided already.',
  phrasing_taken: 'Another article of this locale has the phrasing already; `data.slug` names it.',
  locale_unknown: 'The locale is not one of those that the product speaks.',
  actor_not_permitted: 'This role has no such action in a dispute.',
  dispute_not_found: 'No such dispute, or it is none of the caller.',
  dispute_closed: 'The dispute is over; nothing about it changes any more.',
  action_not_in_profile: 'The profile of this dispute does not have this action.',
  action_not_in_state: 'The action does not fit the state that the dispute is in.',
  action_locked: 'The action is not open yet; `opensAt` says from when, `because` why.',
  action_too_late: 'The time for this action has passed.',
  profile_mismatch: 'The dispute is pinned to another version of the profile.',
  order_not_found: "No such order line, or it is somebody else's: both are answered alike.",
  opener_not_permitted: 'This side of an order cannot open disputes under the profile.',
  reason_unknown: 'The profile has no reason of this name.',
  reason_not_permitted: 'This side of the order cannot give this reason.',
  opening_not_yet: 'A claim for this reason cannot be opened yet; `opensAt`, where known, says when.',
  opening_over: 'The time in which a claim for this reason could be opened has ended.',
  quantity_invalid: 'Not as many were bought, or earlier disputes have ended the matter for some; at most `quantity`.',
  lines_not_together: 'One dispute is about lines of one order and one seller, each named once.',
  declaration_missing: 'The reason needs the declarations named in `declare`.',
  evidence_missing: 'The reason needs a file of one of the kinds in `oneOf`.',
  evidence_not_ready: 'A named file is not uploaded whole, or was uploaded by somebody else.',
  line_in_dispute: 'Another live dispute is about this order line.',
  line_ruled:
    'The platform has decided an earlier dispute about this order line, `number`; its decision ended the matter.',
  line_settled:
    'An earlier dispute about this order line, `number`, ended in a way after which the profile has no second one, or nothing is left.',
  text_missing: 'The action needs words.',
  text_too_long: 'A text holds at most 4,000 characters.',
  solution_not_offered: 'The solution is none of those in `solutions`.',
  items_invalid:
    'The solution names items that are not among `items`, names one twice, or names any where none matters.',
  amount_invalid: 'The amount is missing, not whole, zero, or given where the solution has none.',
  amount_exceeds_paid: 'The amount is larger than what was paid.',
  amount_exceeds_left: 'The amount is larger than `left`, what earlier disputes have left of the sum.',
  amount_not_a_part: 'The amount of a part is everything that is `left`; a full refund is asked for as one.',
  offer_unknown: 'There is no offer of this version.',
  offer_outdated: 'The offer was replaced, answered or withdrawn since.',
  offer_expired: 'The offer can no longer be accepted.',
  offer_own: 'Nobody answers their own offer.',
  offer_already_accepted: 'The party has accepted this offer already.',
  offers_too_many: 'The dispute holds as many offers as it can.',
  agreement_missing: 'There is no agreement to confirm.',
  confirmation_missing: 'The action costs something and must be confirmed explicitly.',
  mediator_tied: 'The member of staff is tied to one of the parties.',
  mediator_not_assigned: 'The dispute is not assigned to this member of staff; claim it first.',
  case_already_claimed: 'Another member of staff has the dispute.',
  info_request_invalid: 'A request for information names at least one party, each once.',
  info_not_asked: 'This party was not asked, or has answered already.',
  ruling_exists: 'The dispute has been ruled on.',
  ruling_pending: 'A ruling waits for a second person.',
  ruling_not_pending: 'No ruling waits for a second person.',
  second_person_needed: 'Somebody other than the author of the decision must do this.',
  promise_unanswered: 'A decision against a promise of the marketplace has to say why the promise does not hold.',
  inference_not_permitted: 'The silence of this party may not be held against it.',
  nothing_lost: 'The ruling took nothing from this party, so there is nothing to appeal.',
  appeal_exists: 'This party has appealed already.',
  courier_check_pending: 'The courier has been asked and has not answered.',
  courier_check_missing: 'The courier has not been asked.',
  instructions_missing: 'The seller has not said yet how the item comes back.',
  receipt_missing: 'What the postage has cost needs its receipt among the files.',
  postage_too_high:
    'More postage than can be claimed, or was: `most` is the largest sum, in minor units of `currency`.',
  postage_claimed: 'Postage was claimed by the other side, or is contested or decided: it cannot be changed.',
  postage_not_open: 'No postage that this side bears can be contested now, or none waits for a decision.',
  inspector_not_permitted: 'The profile has somebody else inspect returns.',
  goods_not_due: 'No goods are due now, or they have not been sent yet.',
  item_destination_invalid:
    'The item is at `place`, and a ruling on these terms must name in `itemTo` who is to have it: one of `allowed`.',
  funds_frozen: 'The money is frozen by a chargeback or a legal hold.',
  decision_awaited: 'Somebody else waits for a decision in this dispute: it cannot be cancelled by one side alone.',
  intent_unknown: 'No remedy waits for this movement of money.',
  intent_confirmed: 'The movement of money was confirmed already.',
  failure_known: 'The failure of this movement was reported already.',
  chargeback_open: 'A chargeback of this reference is open already.',
  chargeback_missing: 'There is no open chargeback of this reference.',
  chargeback_over: 'The chargeback of this reference was opened and closed already.',
  hold_unchanged: 'The legal hold is already as asked.',
  clock_not_running: 'The clock is not running.',
  clock_moved: 'The clock was moved since.',
  clock_early: 'The clock is not due yet.',
  reach_unchanged: 'Whether this party knows of the dispute is known already.',
  downtime_counted: 'This down-time was added to the deadlines already.',
  evidence_too_many: 'At most 10 files can be handed in at once.',
  evidence_repeated: 'The file is part of the dispute already.',
  evidence_type_refused: 'The content of the file does not fit the kind of evidence.',
  evidence_too_large: 'The file is empty or larger than its kind permits.',
  evidence_quota_exceeded: 'The party has handed in as many bytes as a dispute takes.',
  dispute_busy: 'Too many people acted at once; try again.',
  template_unknown: 'No prepared reason of this name, or it is switched off.',
  template_unfillable: 'The prepared reason does not fit this case, or names something that the case has not.',
  template_conflict: 'The prepared reason was changed since it was loaded; the current revision is in `data.revision`.',
  template_invalid: 'The prepared reason is not whole: all six languages, with the same known placeholders.',
  reply_unknown: 'No canned reply of this id that the caller may see.',
  reply_conflict: 'The canned reply was changed since it was loaded; the current revision is in `data.revision`.',
  reply_invalid:
    'The canned reply names what no chat has (`data.unknown`; `data.known` can be named), or has no language whole (`data.languages` are half there).',
  reply_too_many: 'There is no room for more canned replies: `data.most`.',
  case_message_not_found: 'No such message in this dispute.',
  case_message_not_reportable:
    'A party reports what the other one wrote; words of the platform are not reported or hidden.',
  note_not_found: 'No such note in this dispute, or it was removed.',
  note_not_own: 'Only the author of a note can change or remove it.',
  note_too_old: 'A note can be changed or removed for 15 minutes after it was written.',
  colleague_unknown: 'Nobody of this id can be asked for an opinion: no active mediator, or the asker.',
  opinion_not_found: 'No such question to a colleague in this dispute, or it was put to somebody else.',
  opinion_exists: 'This colleague has been asked about this dispute and has not answered yet.',
  opinion_over: 'The question has been answered or taken back.',
  profile_missing: 'The profile version of this dispute is not installed any more.',
  dispute_changed: 'The dispute has moved on since the view that the caller acted on; read it again.',
  address_unknown: 'No address of the party is known that a letter could go to.',
  dispute_link_invalid: 'The signed link is not one of ours, or has expired.',
  orders_unavailable: "The marketplace's orders cannot be read for now; try again later.",
  letter_not_found: 'No letter of this key and channel was given up.',
  signature_invalid: "The call is not signed by the marketplace's secret, or its time is too far off.",
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
