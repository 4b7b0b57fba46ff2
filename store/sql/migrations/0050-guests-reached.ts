export const name = '0050-guests-reached';

/** How guests are reached besides e-mail: the phone number of a ticket, and until when a browser is told at the longest. */
export const statements = [
  'alter table push_subscription add column guest_until bigint',
  'alter table conversation add column phone text',
];
