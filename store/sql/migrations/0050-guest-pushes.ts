export const name = '0050-guest-pushes';

/** Of a browser of a guest: told until then at the longest. */
export const statements = ['alter table push_subscription add column guest_until bigint'];
