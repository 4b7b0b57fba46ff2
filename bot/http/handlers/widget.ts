import { isOpen, type WorkingCalendar } from '../../../handoff/working-calendar.ts';
import type { FiguresOf } from '../../../kb/figures.ts';
import type { WidgetSettings } from '../../../protocol/api.ts';
import { MESSAGE_MAX_LENGTH } from '../../../protocol/conversation.ts';
import { LOCALES, type Locale } from '../../../protocol/locale.ts';
import { FILE_LIMIT_BYTES } from '../../files/accept-file.ts';
import type { Route } from '../route.ts';

export function widgetRoutes(
  marketplace: string,
  hours: WorkingCalendar,
  figures: FiguresOf,
  now: () => number,
): Route[] {
  const megabytes = FILE_LIMIT_BYTES / 1024 / 1024;
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
          limits: { textLength: MESSAGE_MAX_LENGTH, imageMb: megabytes, documentMb: megabytes },
        };
        return { status: 200, body };
      },
    },
  ];
}
