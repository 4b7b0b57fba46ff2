import { OWN_APPEAL } from './appeals.ts';
import { ENDS, nobodyIsLost, RETURNS_WHAT_IS_THERE, ROOM_FOR_BOTH } from './course.ts';
import {
  BOOKS_BALANCE,
  PAID_BY_DECISION,
  PROMISES_ANSWERED,
  READ_BEFORE_AGREED,
  SENT_BEFORE_PAID,
  WIN_STANDS,
} from './money.ts';
import { LET_PASS_STAYS, NO_POSTAGE_UNASKED } from './postage.ts';
import type { Property } from './property.ts';
import { ANSWERED_IS_NOT_SILENT, JOINED_WHEN_TOLD, JUDGED_WHEN_TOLD, MARK_STAYS } from './telling.ts';

export const FAIRNESS: readonly Property[] = [
  BOOKS_BALANCE,
  PAID_BY_DECISION,
  PROMISES_ANSWERED,
  WIN_STANDS,
  READ_BEFORE_AGREED,
  SENT_BEFORE_PAID,
  NO_POSTAGE_UNASKED,
  LET_PASS_STAYS,
  JUDGED_WHEN_TOLD,
  JOINED_WHEN_TOLD,
  ANSWERED_IS_NOT_SILENT,
  MARK_STAYS,
  OWN_APPEAL,
  RETURNS_WHAT_IS_THERE,
  ROOM_FOR_BOTH,
  ENDS,
  nobodyIsLost(),
];
