export const name = '0025-second-person';

/** Cases whose ruling waits for a second person are found without reading all that are under review. */
export const statements = [
  'alter table dispute add column second_person bigint not null default 0',
  `update dispute set second_person = 1 where state = 'platform-review' and content like '%"pendingRuling":{%'`,
  'create index dispute_second_person on dispute (deadline, id) where second_person = 1',
];
