export const name = '0052-passage-questions';

/** What shoppers ask that one passage of an article answers. */
export const statements = ['alter table article add column passages text'];
