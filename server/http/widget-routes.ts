import { isOpen, type WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { FiguresOf } from '../../kb/articles/figures.ts';
import type { WidgetSettings } from '../../protocol/api.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { TOLD_LIMITS } from '../../protocol/upload-limits.ts';
import type { Route } from '../../transport/route.ts';

export function widgetRoutes(
  marketplace: string,
  hours: WorkingCalendar,
  figures: FiguresOf,
  now: () => number,
): Route[] {
  const { imageMb, videoMb } = TOLD_LIMITS;
  return [
    {
      method: 'GET',
      path: '/v1/widget/settings',
      permission: 'public',
      handle() {
        const body: WidgetSettings = {
          marketplace,
          open: isOpen(hours, now()),
          hours: Object.fromEntries(LOCALES.map((locale) => [locale, figures(locale).supportHours])) as Record<
            Locale,
            string
          >,
          timeZone: hours.timeZone,
          limits: { textLength: MESSAGE_MAX_LENGTH, imageMb, documentMb: imageMb, videoMb },
        };
        return { status: 200, body };
      },
    },
  ];
}
