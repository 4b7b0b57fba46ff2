export const name = '0011-profile-prints';

/** What the rules of each profile and version were when they were first used, so that an edit in place is noticed. */
export const statements = [
  `create table profile_print (
    profile_id text not null,
    version bigint not null,
    print text not null,
    kept_at bigint not null,
    primary key (profile_id, version)
  )`,
];
