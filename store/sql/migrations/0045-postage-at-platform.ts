export const name = '0045-postage-at-platform';

/** Cases whose return postage waits for the platform are found without reading all that are carried out. */
export const statements = [
  'alter table dispute add column postage_at_platform bigint not null default 0',
  `update dispute set postage_at_platform = 1
   where state in ('return-label', 'return-shipped', 'return-received', 'remedy')
   and content like '%"postage":{"startedAt":%' and content not like '%"decided":{"minor":%'
   and (content like '%"contested":{"by":%' or content like '%"freight":"platform"%')`,
  'create index dispute_postage_at_platform on dispute (deadline, id) where postage_at_platform = 1',
];
