import { useState } from 'preact/hooks';
import { codeOf } from '../../browser/api.ts';
import { Dialog } from '../../browser/dialog.tsx';
import { errorText } from '../../browser/error-text.ts';
import { Icon } from '../../browser/icons.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeParty, DisputeView } from '../../protocol/disputes.ts';
import { STAFF_ACCESS } from '../case/access.ts';
import { word } from '../case/word-for-code.ts';

const PARTIES: readonly DisputeParty[] = ['buyer', 'seller'];

interface BothSidesProps {
  readonly view: DisputeView;
  readonly onSeeAs: (party: DisputeParty) => void;
}

/** For each party: the case as they see it, and a letter with their own link to it. */
export function BothSides({ view, onSeeAs }: BothSidesProps) {
  const { words } = useLanguage();
  const text = words.resolution.desk;
  const [asking, setAsking] = useState<DisputeParty>();
  const [sent, setSent] = useState<string>();
  return (
    <section class="card" aria-labelledby="both-sides">
      <h2 id="both-sides">{text.sides}</h2>
      {PARTIES.map((party) => (
        <div key={party} class="one-side">
          <p class="small muted">
            {word(words.disputes.roles, party)} · <span class="breakable">{view[party]}</span>
          </p>
          <button type="button" class="button button-small" onClick={() => onSeeAs(party)}>
            {text.seeAs[party]}
          </button>
          <button type="button" class="button button-small" onClick={() => setAsking(party)}>
            <Icon name="send" size={16} />
            {text.sendLink[party]}
          </button>
        </div>
      ))}
      <p class="link-sent" role="status">
        {sent}
      </p>
      {asking !== undefined && (
        <LinkDialog
          view={view}
          party={asking}
          onSent={(told) => {
            setSent(told);
            setAsking(undefined);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

interface LinkDialogProps {
  readonly view: DisputeView;
  readonly party: DisputeParty;
  /** What the result says. */
  readonly onSent: (told: string) => void;
  readonly onClose: () => void;
}

/** Says what a link is and where it goes, before it is sent. */
function LinkDialog({ view, party, onSent, onClose }: LinkDialogProps) {
  const { locale, words } = useLanguage();
  const text = words.resolution.desk;
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setFailure(undefined);
    try {
      const { sentBy } = await STAFF_ACCESS.post<{ sentBy: readonly string[] }>(`/v1/disputes/${view.number}/links`, {
        party,
      });
      const ways = new Intl.ListFormat(locale).format(sentBy.map((way) => word(text.linkWays, way)));
      onSent(format(text.linkSent[party], { ways }));
    } catch (error) {
      setFailure(codeOf(error));
      setSending(false);
    }
  };
  return (
    <Dialog heading={text.sendLink[party]} closeLabel={words.desk.common.dismiss} onClose={onClose}>
      <form class="action-form" onSubmit={submit}>
        <p>{format(text.linkHint[party], { name: view[party] })}</p>
        <div aria-live="assertive">
          {failure !== undefined && (
            <p class="callout callout-danger">
              {failure === 'address_unknown' ? text.linkUnknown[party] : errorText(words, failure)}
            </p>
          )}
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {words.resolution.form.back}
          </button>
          <button type="submit" class="button button-main" aria-disabled={sending}>
            {sending ? words.resolution.form.sending : text.sendLink[party]}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
