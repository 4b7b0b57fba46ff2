import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Place } from '../router.ts';

/** More are not counted out. */
const MOST_SHOWN = 99;

/** The way to the inbox, with how many news are unread. */
export function InboxLink({ unread, go }: { readonly unread: number; readonly go: (to: Place) => void }) {
  const { words } = useLanguage();
  const text = words.resolution.inbox;
  return (
    <PlaceLink to={{ is: 'inbox' }} go={go} class="inbox-link">
      <Icon name="inbox" />
      <span class="inbox-link-name">{text.title}</span>
      {unread > 0 && (
        <span class="badge">
          <span aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>
          <span class="visually-hidden">{format(text.unread, { count: unread })}</span>
        </span>
      )}
    </PlaceLink>
  );
}
