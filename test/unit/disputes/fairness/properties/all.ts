import { nobodyIsLost, RETURNS_WHAT_IS_THERE, ROOM_FOR_BOTH } from './course.ts';
import { BOOKS_BALANCE, PAID_BY_DECISION, SENT_BEFORE_PAID, WIN_STANDS } from './money.ts';
import type { Property } from './property.ts';
import { JUDGED_WHEN_TOLD, MARK_STAYS } from './telling.ts';

export const FAIRNESS: readonly Property[] = [
  BOOKS_BALANCE,
  PAID_BY_DECISION,
  WIN_STANDS,
  SENT_BEFORE_PAID,
  JUDGED_WHEN_TOLD,
  MARK_STAYS,
  RETURNS_WHAT_IS_THERE,
  ROOM_FOR_BOTH,
  nobodyIsLost(),
];
