import { isOpen, type WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { Route } from '../../doors/route.ts';
import type { FiguresOf } from '../../kb/articles/figures.ts';
import type { WidgetSettings } from '../../protocol/api.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { LOCALES, type Locale } from '../../protocol/locale.ts';
import { UPLOAD_LIMITS } from '../../protocol/upload-limits.ts';

const MEGABYTE = 1024 * 1024;

export function widgetRoutes(
  marketplace: string,
  hours: WorkingCalendar,
  figures: FiguresOf,
  now: () => number,
): Route[] {
  const imageMb = UPLOAD_LIMITS.bytesPerFile / MEGABYTE;
  const videoMb = UPLOAD_LIMITS.bytesPerVideo / MEGABYTE;
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
