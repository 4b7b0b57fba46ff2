export const name = '0039-push-subscriptions';

/** Browsers that asked to be told. */
export const statements = [
  `create table push_subscription (
    endpoint text primary key,
    visitor_id text not null,
    p256dh text not null,
    auth text not null,
    locale text not null,
    created_at bigint not null,
    told_until bigint not null
  )`,
  'create index push_subscription_visitor on push_subscription (visitor_id, created_at)',
];
