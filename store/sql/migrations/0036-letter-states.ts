export const name = '0036-letter-states';

/** Letters are listed by what became of them, of however many that were sent. */
export const statements = [
  'drop index notice_delivery_dead',
  'create index notice_delivery_state on notice_delivery (state, updated_at)',
  'create index ticket_letter_state on ticket_letter (state, updated_at)',
];
