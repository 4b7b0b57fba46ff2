import type { News } from './use-inbox.ts';

/** One entry of the inbox: the newest of some news that say the same, and the notices that it stands for. */
export interface NewsGroup {
  readonly newest: News;
  readonly ids: readonly string[];
}

/** Newest first. What was told of one case several times in a row in the same words is told once: six files are one entry. */
export function groupedNews(news: readonly News[]): readonly NewsGroup[] {
  const groups: NewsGroup[] = [];
  for (const one of news) {
    const last = groups.at(-1);
    const ids = one.is === 'case' ? [one.notice.id] : [];
    if (last !== undefined && saysTheSame(last.newest, one))
      groups[groups.length - 1] = { ...last, ids: [...last.ids, ...ids] };
    else groups.push({ newest: one, ids });
  }
  return groups;
}

/** What is due stands with the newest notice of a case alone. */
function saysTheSame(newer: News, older: News): boolean {
  if (newer.is !== 'case' || older.is !== 'case') return false;
  const [one, other] = [newer.notice, older.notice];
  return (
    one.disputeNumber !== undefined &&
    one.disputeNumber === other.disputeNumber &&
    one.title === other.title &&
    one.text === other.text &&
    newer.unread === older.unread &&
    other.deadline === undefined
  );
}
