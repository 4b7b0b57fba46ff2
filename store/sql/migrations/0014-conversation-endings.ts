export const name = '0014-conversation-endings';

/** How often a conversation was ended: the bot lets go of what was under way before. */
export const statements = ['alter table conversation add column endings bigint not null default 0'];
