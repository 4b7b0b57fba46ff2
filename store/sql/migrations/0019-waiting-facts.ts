export const name = '0019-waiting-facts';

/**
 * `waiting_since` was three things at once. It stays the rank in the queue; since when the shopper waits this time, and
 * when a person was asked for, are facts of their own.
 */
export const statements = [
  'alter table conversation add column queued_at bigint',
  'alter table conversation add column requested_at bigint',
  'update conversation set queued_at = waiting_since, requested_at = waiting_since where waiting_since is not null',
];
