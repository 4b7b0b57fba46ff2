import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../../../browser/icons.tsx';
import { useLanguage } from '../../../browser/language.tsx';
import { LoadState } from '../../../browser/load-state.tsx';
import type { Staff } from '../../../browser/staff-gate.tsx';
import { useLoaded } from '../../../browser/use-loaded.ts';
import type { ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import { MediationBar } from '../mediation-bar.tsx';
import { type ReasonDrafts, reasonDrafts } from './reason-draft.ts';
import { ReasonEditor } from './reason-editor.tsx';
import { ReasonList } from './reason-list.tsx';
import { chosenReason, NEW_REASON, reasonsAddress } from './reasons-address.ts';
import { readTemplates, type Templates } from './use-reason-form.ts';

/** The prepared reasons of the installation, and the one that is being edited. */
export function ReasonsPage({ staff, onBack }: { staff: Staff; onBack: () => void }) {
  const { words } = useLanguage();
  const text = words.resolution.desk.prepared;
  const [chosen, setChosen] = useState(chosenReason);
  const [made, setMade] = useState<string>();
  const drafts = useMemo(() => reasonDrafts(staff.account.id), [staff.account.id]);
  const { state, reload, set } = useLoaded(readTemplates, [], staff.expired);
  const choose = (name: string | undefined): void => {
    history.replaceState(null, '', reasonsAddress(name));
    setChosen(name);
  };
  const saved = (template: ReasonTemplateView): void => {
    if (state.is === 'here') set(withTemplate(state.value, template));
    if (chosen !== NEW_REASON) return;
    setMade(template.name);
    choose(template.name);
  };
  return (
    <div class={`mediation reasons ${chosen === undefined ? 'mediation-at-queue' : 'mediation-at-case'}`}>
      <MediationBar title={text.legend} staff={staff}>
        <button type="button" class="icon-button" aria-label={text.edit.back} title={text.edit.back} onClick={onBack}>
          <Icon name="back" />
        </button>
      </MediationBar>
      <main class="reasons-main">
        <section class="side cases-queue" aria-label={text.legend}>
          <button type="button" class="button reasons-new" onClick={() => choose(NEW_REASON)}>
            <Icon name="plus" size={16} /> {text.edit.add}
          </button>
          {chosen === undefined && <LoadState state={state} onRetry={reload} />}
          {state.is === 'here' && (
            <ReasonList templates={state.value.templates} chosen={chosen} drafts={drafts} onChoose={choose} />
          )}
        </section>
        <div class="mediation-case">
          {chosen !== undefined && (
            <button type="button" class="button button-small mediation-back" onClick={() => choose(undefined)}>
              <Icon name="back" size={16} /> {text.legend}
            </button>
          )}
          {/* On a phone the list is out of sight then: why nothing is here stands where it would be. */}
          {chosen !== undefined && <LoadState state={state} onRetry={reload} />}
          {chosen !== undefined && state.is === 'here' && (
            <Chosen
              key={chosen}
              loaded={state.value}
              name={chosen}
              drafts={drafts}
              made={chosen === made}
              onSaved={saved}
              onExpired={staff.expired}
            />
          )}
          {chosen === undefined && state.is === 'here' && state.value.templates.length > 0 && (
            <p class="muted mediation-none">{text.edit.choose}</p>
          )}
        </div>
      </main>
    </div>
  );
}

interface ChosenProps {
  readonly loaded: Templates;
  readonly name: string;
  readonly drafts: ReasonDrafts;
  readonly made: boolean;
  readonly onSaved: (template: ReasonTemplateView) => void;
  readonly onExpired: () => void;
}

function Chosen({ loaded: { templates, placeholders }, name, ...rest }: ChosenProps) {
  const { words } = useLanguage();
  const template = templates.find((each) => each.name === name);
  if (template === undefined && name !== NEW_REASON)
    return <p class="callout callout-danger">{words.errors?.template_unknown}</p>;
  return (
    <ReasonEditor
      template={template}
      placeholders={placeholders}
      taken={templates.map((each) => each.name)}
      {...rest}
    />
  );
}

function withTemplate({ templates, placeholders }: Templates, saved: ReasonTemplateView): Templates {
  const others = templates.filter(({ name }) => name !== saved.name);
  return { placeholders, templates: [...others, saved].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
