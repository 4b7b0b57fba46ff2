export const name = '0007-dispute-lists';

/**
 * A list is read state by state, each along an index that holds all its conditions and its order: a shop with a fifth of
 * all cases, and a profile without any live one, then take as long as the others.
 */
export const statements = [
  'create index dispute_profile_deadline on dispute (profile_id, state, deadline, id)',
  'create index dispute_profile_newest on dispute (profile_id, state, opened_at desc, id desc)',
  'drop index dispute_seller_deadline',
  'drop index dispute_seller_newest',
  'create index dispute_seller_deadline on dispute (seller_id, state, deadline, id)',
  'create index dispute_seller_newest on dispute (seller_id, state, opened_at desc, id desc)',
  'create index dispute_order on dispute (order_id)',
];
