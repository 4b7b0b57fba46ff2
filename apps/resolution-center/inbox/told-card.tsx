import { useEffect, useRef, useState } from 'preact/hooks';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { holderOf } from '../../../browser/party-session.ts';
import { useSubmit } from '../../../browser/use-submit.ts';
import { format } from '../../../locales/format.ts';
import type { Locale } from '../../../protocol/locale.ts';
import type { Preferences, PreferencesView } from '../../../protocol/preferences.ts';
import type { Access } from '../../case/access.ts';

/** A letter's link ends with it. */
const FRAGMENT = '#told';
const CASE_MAILS = ['all', 'needed'] as const;
const NIGHT = { from: '22:00', to: '07:00' } as const;

/** How the reader wishes to be told by e-mail and text message, and when not: for whoever has an account. */
export function ToldCard({ access }: { readonly access: Access & { token(): string } }) {
  const { words } = useLanguage();
  const text = words.resolution.inbox.told;
  const [view, setView] = useState<PreferencesView>();
  const card = useRef<HTMLDetailsElement>(null);
  const holder = holderOf(access.token());
  const hasAccount = holder?.verified === true && holder.order === undefined;
  useEffect(() => {
    if (!hasAccount) return;
    // A page without this card is no worse than a card that fails.
    access.get<PreferencesView>('/v1/preferences').then(setView, () => undefined);
  }, [access, hasAccount]);
  const isWanted = location.hash === FRAGMENT;
  useEffect(() => {
    if (view !== undefined && isWanted) card.current?.scrollIntoView();
  }, [view, isWanted]);
  if (view === undefined) return null;
  return (
    <details class="card inbox-told" ref={card} open={isWanted}>
      <summary>{text.heading}</summary>
      <ToldForm view={view} access={access} />
    </details>
  );
}

function ToldForm({ view, access }: { readonly view: PreferencesView; readonly access: Access }) {
  const { words } = useLanguage();
  const text = words.resolution.inbox.told;
  const [chosen, setChosen] = useState(view.preferences);
  const [saved, setSaved] = useState(false);
  const { working, failure, submit } = useSubmit(async () => {
    await access.post('/v1/preferences', chosen);
    setSaved(true);
  });
  const change = (part: Partial<Preferences>): void => {
    setSaved(false);
    setChosen({ ...chosen, ...part });
  };
  // The times are the one thing here that can be wrong.
  const refusal = failure === 'request_malformed' ? text.tooLong : errorText(words, failure ?? '');
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p class="small muted">{text.lead}</p>
      {view.hasMails && (
        <>
          <fieldset>
            <legend>{text.caseMails}</legend>
            {CASE_MAILS.map((one) => (
              <label key={one} class="check">
                <input
                  type="radio"
                  name="case-mails"
                  checked={chosen.caseMails === one}
                  onChange={() => change({ caseMails: one })}
                />
                <span>{text[one]}</span>
              </label>
            ))}
            <p class="small muted">{text.neededHint}</p>
          </fieldset>
          <Tick
            name={text.ticketMails}
            value={chosen.ticketMails}
            onChange={(ticketMails) => change({ ticketMails })}
          />
        </>
      )}
      {view.hasTextMessages && (
        <Tick
          name={text.textMessages}
          value={chosen.textMessages}
          onChange={(textMessages) => change({ textMessages })}
        />
      )}
      <QuietFields quiet={chosen.quiet} hasTextMessages={view.hasTextMessages} change={(quiet) => change({ quiet })} />
      <p class="inbox-told-foot">
        <button type="submit" class="button" aria-disabled={working}>
          {text.save}
        </button>
        <span role="status">{saved ? text.saved : ''}</span>
      </p>
      <p class="field-fault" role="alert">
        {failure === undefined ? '' : refusal}
      </p>
    </form>
  );
}

interface TickProps {
  readonly name: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function Tick({ name, value, onChange }: TickProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{name}</span>
    </label>
  );
}

interface QuietFieldsProps {
  readonly quiet: Preferences['quiet'];
  readonly hasTextMessages: boolean;
  readonly change: (quiet: Preferences['quiet']) => void;
}

function QuietFields({ quiet, hasTextMessages, change }: QuietFieldsProps) {
  const { words, locale } = useLanguage();
  const text = words.resolution.inbox.told;
  // By the clock of this device: who has moved chooses anew.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <div class="inbox-quiet">
      <Tick
        name={text.quiet}
        value={quiet !== null}
        onChange={(isQuiet) => change(isQuiet ? { ...NIGHT, timeZone } : null)}
      />
      <p class="small muted">{hasTextMessages ? text.quietHint : text.quietHintPush}</p>
      {quiet !== null && (
        <>
          <div class="inbox-times">
            {(['from', 'to'] as const).map((end) => (
              <label key={end} class="field">
                <span>{text[end]}</span>
                <input
                  type="time"
                  required
                  value={quiet[end]}
                  onChange={(event) => change({ ...quiet, [end]: event.currentTarget.value, timeZone })}
                />
              </label>
            ))}
          </div>
          <p class="small muted">{format(text.zone, { zone: zoneName(locale, quiet.timeZone) })}</p>
        </>
      )}
    </div>
  );
}

/** As people call it, not by the city that the list of zones names it after. */
function zoneName(locale: Locale, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
