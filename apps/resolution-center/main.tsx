import { useEffect, useState } from 'preact/hooks';
import { errorText } from '../../browser/error-text.ts';
import { useInbox } from '../../browser/inbox/use-inbox.ts';
import { LanguageMenu, useLanguage } from '../../browser/language.tsx';
import { mountPage } from '../../browser/mount-page.tsx';
import { type Brought, enter, forgetSession, takeFragment } from '../../browser/party-session.ts';
import { ThemeField } from '../../browser/theme-field.tsx';
import { type Access, partyAccess } from '../case/access.ts';
import { OfflineNote } from '../case/offline-note.tsx';
import { useChanges } from '../case/use-changes.ts';
import { CaseList } from './case-list.tsx';
import { CasePage } from './case-page.tsx';
import { InboxLink } from './inbox/inbox-link.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { NewCase } from './new-case.tsx';
import { PlaceLink } from './place-link.tsx';
import { usePlace } from './router.ts';
import '../../browser/theme.css';
import '../../browser/controls.css';
import '../../browser/files.css';
import './center.css';
import './inbox/inbox.css';
import '../case/case.css';
import '../case/evidence.css';
import '../case/head.css';
import '../case/print.css';

type Standing =
  | { readonly is: 'asking' }
  | { readonly is: 'in'; readonly access: Access & { token(): string } }
  | { readonly is: 'out'; readonly code: string | undefined };

/** In the demo, `?as=seller&seller=<id>` shows the page as the other side sees it. */
function demoQuery(): string {
  const query = new URLSearchParams(location.search);
  const as = query.get('as');
  const seller = query.get('seller');
  if (as === null) return '';
  return `?${new URLSearchParams({ as, ...(seller === null ? {} : { seller }) })}`;
}

function useStanding(brought: Brought): readonly [Standing, () => void] {
  const [standing, setStanding] = useState<Standing>({ is: 'asking' });
  const come = async (): Promise<void> => {
    setStanding({ is: 'asking' });
    const demo = demoQuery();
    const entrance = await enter(brought, demo);
    if (entrance.is !== 'in') {
      setStanding({ is: 'out', code: entrance.is === 'refused' ? entrance.code : undefined });
      return;
    }
    const renew = async (): Promise<string> => {
      forgetSession();
      const again = await enter({}, demo);
      if (again.is === 'in') return again.token;
      setStanding({ is: 'out', code: again.is === 'refused' ? again.code : undefined });
      throw new Error('the session is over');
    };
    setStanding({ is: 'in', access: partyAccess(entrance.token, renew) });
  };
  useEffect(() => void come(), []);
  return [standing, () => void come()];
}

function Center({ brought }: { brought: Brought }) {
  const { words, locale } = useLanguage();
  const text = words.resolution;
  const [place, go] = usePlace();
  const [standing, retry] = useStanding(brought);
  const access = standing.is === 'in' ? standing.access : undefined;
  const changes = useChanges(access?.token);
  // To be told of a case is to have it shown: its page alone does not tell of others.
  const inbox = useInbox(place.is === 'list' || place.is === 'inbox' ? access : undefined, locale, changes);
  return (
    <>
      <header class="top-bar center-bar">
        <span class="brand-mark" aria-hidden="true" />
        <PlaceLink to={{ is: 'list' }} go={go} class="center-name">
          {text.title}
        </PlaceLink>
        <div class="top-bar-end">
          {access !== undefined && <InboxLink unread={inbox.unread} go={go} />}
          <ThemeField class="select theme-menu" labelClass="visually-hidden" />
          <LanguageMenu label={words.desk.common.language} />
        </div>
      </header>
      <OfflineNote />
      {standing.is === 'asking' && (
        <main class="center" aria-busy="true">
          <p class="muted">{words.desk.common.loading}</p>
        </main>
      )}
      {standing.is === 'out' && (
        <main class="center center-narrow">
          <h1 tabIndex={-1}>{text.out.heading}</h1>
          <p class="muted">{text.out.text}</p>
          {standing.code !== undefined && (
            <p class="callout callout-danger" role="alert">
              {errorText(words, standing.code)}
            </p>
          )}
          <p>
            <button type="button" class="button" onClick={retry}>
              {words.desk.common.retry}
            </button>
          </p>
        </main>
      )}
      {access !== undefined && place.is === 'inbox' && <InboxPage inbox={inbox} access={access} go={go} />}
      {access !== undefined && place.is === 'list' && <CaseList access={access} go={go} changes={changes} />}
      {access !== undefined && place.is === 'new' && (
        <NewCase access={access} go={go} {...(place.orderId === undefined ? {} : { orderId: place.orderId })} />
      )}
      {access !== undefined && place.is === 'case' && (
        <CasePage key={place.number} access={access} number={place.number} go={go} changes={changes} />
      )}
    </>
  );
}

mountPage((words) => words.resolution.title, <Center brought={takeFragment()} />);
