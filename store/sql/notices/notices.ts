import type { NoticeInbox, NoticeOutbox } from '../../../notices/ports.ts';
import type { Database } from '../database.ts';
import { sqlLetterSending } from './letter-sending.ts';
import { sqlUnsentLetters } from './letters-unsent.ts';
import { sqlNoticeInbox } from './notice-inbox.ts';

/** Notices were written by the decisions that gave them; here they are read, and their letters sent. */
export function sqlNotices(database: Database): NoticeInbox & NoticeOutbox {
  return { ...sqlNoticeInbox(database), ...sqlLetterSending(database), ...sqlUnsentLetters(database) };
}
