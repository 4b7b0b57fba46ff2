export const name = '0034-tickets';

/** Tickets as a list of their own: whose they are, what they are about, when they are looked at again, and who wrote last. */
export const statements = [
  'alter table conversation add column last_agent_seq bigint not null default 0',
  'alter table conversation add column assignee_id text',
  'alter table conversation add column assignee_name text',
  "alter table conversation add column tags text not null default '[]'",
  'alter table conversation add column snoozed_until bigint',
  'alter table conversation add column snoozed_seq bigint',
  `update conversation set last_agent_seq = coalesce(
     (select max(seq) from message where message.conversation_id = conversation.id and author_kind = 'agent'), 0)
   where ticket_number is not null`,
  `update conversation set assignee_id = agent_id, assignee_name = agent_name
   where ticket_number is not null and owner = 'agent'`,
  `create index conversation_ticket_live on conversation (ticket_promised_at, id)
   where ticket_number is not null and owner in ('ticket', 'agent', 'queued', 'offered')`,
  `create index conversation_ticket_solved on conversation (ticket_promised_at, id)
   where ticket_number is not null and owner in ('closed', 'wrap-up', 'bot')`,
];
