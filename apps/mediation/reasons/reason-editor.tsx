import { useId } from 'preact/hooks';
import { useLanguage } from '../../../browser/language.tsx';
import type { ReasonTemplateView } from '../../../protocol/dispute-reasons.ts';
import { CodeChoice } from './code-choice.tsx';
import { outcomeWords } from './codes.ts';
import { LanguageTexts } from './language-texts.tsx';
import type { ReasonDrafts } from './reason-draft.ts';
import { ReasonNotes } from './reason-notes.tsx';
import { type ReasonForm, useReasonForm } from './use-reason-form.ts';

interface ReasonEditorProps {
  readonly template: ReasonTemplateView | undefined;
  readonly placeholders: readonly string[];
  readonly taken: readonly string[];
  readonly drafts: ReasonDrafts;
  /** It was new until just now. */
  readonly made: boolean;
  readonly onSaved: (template: ReasonTemplateView) => void;
  readonly onExpired: () => void;
}

/** A prepared reason: its texts, what it fits, whether it is offered. */
export function ReasonEditor({ placeholders, ...ports }: ReasonEditorProps) {
  const { words } = useLanguage();
  const form = useReasonForm(ports);
  const text = words.resolution.desk.prepared.edit;
  return (
    <form
      class="reason-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const page = event.currentTarget;
        // What is wrong may be out of sight.
        void form
          .save()
          .then(() => requestAnimationFrame(() => page.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()));
      }}
    >
      <header>
        <h2 class={form.isNew ? undefined : 'mono breakable'}>{form.isNew ? text.add : form.name}</h2>
        <p class="small muted">{text.past}</p>
      </header>
      {form.isNew && <NameField form={form} />}
      <LanguageTexts form={form} placeholders={placeholders} />
      <Fitting form={form} />
      <div class="reason-foot">
        <ReasonNotes form={form} />
        <SaveBar form={form} />
      </div>
    </form>
  );
}

function NameField({ form: { name, nameFault, rename } }: { form: ReasonForm }) {
  const { words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  const id = useId();
  return (
    <div class="field card">
      <label for={id}>
        <strong>{text.name}</strong>
      </label>
      <input
        id={id}
        class="mono"
        value={name}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
        aria-invalid={nameFault !== undefined}
        aria-describedby={`${id}-fault ${id}-hint`}
        onInput={(event) => rename(event.currentTarget.value)}
      />
      <p class="field-fault" id={`${id}-fault`}>
        {nameFault === undefined ? '' : text[nameFault]}
      </p>
      <p class="small muted" id={`${id}-hint`}>
        {text.nameHint}
      </p>
    </div>
  );
}

/** Where it is offered, and whose fault it speaks of. */
function Fitting({ form: { content, change } }: { form: ReasonForm }) {
  const { words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  return (
    <section class="card">
      <CodeChoice
        legend={text.reasons}
        group={words.disputes.reasons}
        chosen={content.reasons}
        onChange={(reasons) => change({ reasons })}
      />
      <CodeChoice
        legend={text.outcomes}
        group={outcomeWords(words)}
        chosen={content.outcomes}
        onChange={(outcomes) => change({ outcomes })}
      />
      <label class="field reason-fault">
        <span>{text.fault}</span>
        <select value={content.fault} onChange={(event) => change({ fault: event.currentTarget.value })}>
          <option value="">{text.noFault}</option>
          {Object.entries(words.disputes.faults).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={!content.off}
          onChange={(event) => change({ off: !event.currentTarget.checked })}
        />
        <span>{text.offered}</span>
      </label>
    </section>
  );
}

function SaveBar({ form: { saving, saved, dirty, discard } }: { form: ReasonForm }) {
  const { words } = useLanguage();
  const text = words.resolution.desk.prepared.edit;
  return (
    <div class="form-foot">
      <p class="small muted reason-status" role="status">
        {saving ? text.saving : dirty ? text.kept : saved ? text.saved : ''}
      </p>
      {dirty && (
        <button type="button" class="button" onClick={discard}>
          {text.discard}
        </button>
      )}
      <button type="submit" class="button button-main" aria-disabled={saving || !dirty}>
        {text.save}
      </button>
    </div>
  );
}
