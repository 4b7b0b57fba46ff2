export const name = '0018-presence';

/**
 * Who is at the desk. What an agent chose is one value, however many pages they have open; each page has a lease of its
 * own. Both were in Redis, which may be emptied.
 */
export const statements = [
  `create table agent_choice (
    agent_id text primary key,
    state text not null,
    capacity bigint,
    idle_since bigint not null,
    chosen_at bigint not null
  )`,
  `create table agent_socket (
    agent_id text not null,
    socket_id text not null,
    connected bigint not null,
    lease_until bigint not null,
    primary key (agent_id, socket_id)
  )`,
];
