import type { NoticeTemplate } from '../../../disputes/domain/effects.ts';
import type { StoredNotice } from '../../../notices/ports.ts';
import type { NoticeRow } from '../disputes/dispute-schema.ts';

export function noticeFromRow(row: NoticeRow): StoredNotice {
  return {
    key: row.key,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    receiver: row.receiver as StoredNotice['receiver'],
    accountId: row.accountId,
    template: row.template as NoticeTemplate,
    data: JSON.parse(row.data) as StoredNotice['data'],
    at: row.createdAt,
    readAt: row.readAt ?? undefined,
  };
}
