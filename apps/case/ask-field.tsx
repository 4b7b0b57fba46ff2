import { useId } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import type { DisputeView } from '../../protocol/disputes.ts';
import { type Ask, TEXT_MAX } from './action-forms.ts';
import { ConditionField } from './condition-field.tsx';
import { FilePicker } from './file-picker.tsx';
import { ItemFields } from './item-fields.tsx';
import { LossField } from './loss.tsx';
import { mayClaimPostage } from './parcel-data.ts';
import { PostageField, WeightFields } from './parcel-fields.tsx';
import { ReasonTemplates, WrittenIn } from './reason-templates.tsx';
import { TermsFields } from './terms-fields.tsx';
import { choicesFor } from './terms-form.ts';
import type { ActionFilling } from './use-action-form.ts';
import { WhoFields } from './who-fields.tsx';
import { word } from './word-for-code.ts';

interface AskFieldProps {
  readonly ask: Ask;
  readonly view: DisputeView;
  readonly filling: ActionFilling;
}

/** One question of an action's form. */
export function AskField({ ask, view, filling }: AskFieldProps) {
  const { words } = useLanguage();
  const text = words.resolution.form;
  const { values, change, stake } = filling;
  const fault = filling.faultFor(ask);
  const field = { view, values, fault, onChange: change };
  switch (ask) {
    case 'terms':
    case 'refund':
    case 'outcome':
      return (
        <TermsFields
          items={view.items}
          rest={ask === 'outcome' ? 'seller' : (view.agreedRest ?? 'seller')}
          yours={view.role === 'buyer'}
          legend={ask === 'outcome' ? text.outcome : text.solution}
          solutions={choicesFor(ask, view.solutions)}
          values={values}
          paid={stake}
          fault={fault}
          onChange={change}
        />
      );
    case 'to':
    case 'fault':
    case 'inferred':
    case 'courier':
      return <WhoFields ask={ask} {...field} />;
    case 'condition':
      return <ConditionField {...field} />;
    case 'item':
    case 'arrived':
      return <ItemFields ask={ask} {...field} />;
    case 'files':
    case 'files-required':
      return (
        <div class="field">
          <span>{text.files}</span>
          <FilePicker upload={filling.upload} />
          {fault !== undefined && (
            <p class="field-fault" role="alert">
              {word(text.faults, fault)}
            </p>
          )}
        </div>
      );
    case 'postage':
      // Only a side of the case has paid anything that it can have back.
      return mayClaimPostage(view) ? <PostageField ask={ask} filling={filling} /> : null;
    case 'granted':
      return <PostageField ask={ask} filling={filling} />;
    case 'weight':
      return <WeightFields filling={filling} />;
    case 'loss':
      return <LossField filling={filling} view={view} />;
    default:
      return <WordsField ask={ask} view={view} filling={filling} />;
  }
}

const ONE_LINE: readonly Ask[] = ['tracking', 'carrier', 'label'];

function WordsField({ ask, view, filling }: AskFieldProps) {
  const { words } = useLanguage();
  const text = words.resolution.form;
  const fault = filling.faultFor(ask);
  const decides = ask === 'reasons' && filling.action !== 'courier-result';
  const id = useId();
  const field = {
    id,
    value: filling.values.texts[ask] ?? '',
    maxLength: TEXT_MAX,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-fault`,
    onInput: (event: { currentTarget: { value: string } }) => filling.type(ask, event.currentTarget.value),
  };
  return (
    <div class="field">
      {decides && <ReasonTemplates view={view} action={filling.action} filling={filling} />}
      <label for={id}>{word(text.texts, ask)}</label>
      {ask === 'promise' && view.promise !== undefined && (
        <p class="small muted">{word(words.disputes.promises, view.promise.code)}</p>
      )}
      {ONE_LINE.includes(ask) ? (
        <input type="text" autocomplete="off" {...field} />
      ) : (
        <textarea rows={ask === 'address' ? 3 : 4} {...field} />
      )}
      {decides && (field.value ?? '') !== '' && <WrittenIn filling={filling} />}
      <span id={`${id}-fault`} class="field-fault" role="alert">
        {fault === undefined ? '' : word(text.faults, fault)}
      </span>
    </div>
  );
}
