export const name = '0010-told';

/**
 * A letter without an address waits for one. Letters of running cases that were skipped for want of one are looked at once
 * more; who is known already counts as having signed in.
 */
export const statements = [
  'alter table contact add column signed_in_at bigint',
  'update contact set signed_in_at = updated_at',
  `update notice_delivery set state = 'pending', next_at = 0
   where state = 'skipped' and fault = 'address_unknown' and notice_key in (
     select notice.key from notice join dispute on dispute.id = notice.case_id where dispute.state <> 'closed'
   )`,
  "create index notice_delivery_waiting on notice_delivery (updated_at) where state = 'waiting'",
  'create index notice_case on notice (case_id)',
];
