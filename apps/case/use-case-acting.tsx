import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import type { DisputeView } from '../../protocol/disputes.ts';
import type { Access } from './access.ts';
import { ActionDialog } from './action-dialog.tsx';
import { mainAction, type OpenAction, openActions } from './action-list.ts';
import { actionName } from './action-name.ts';
import { termsText } from './terms-text.ts';
import type { SendAction } from './use-action-form.ts';

/** What a reader can do in a case, wherever on the page they begin it. */
export interface CaseActing {
  /** The one that the page puts forward, if any. */
  readonly main: OpenAction | undefined;
  readonly others: readonly OpenAction[];
  /** The form of the action that was begun. */
  readonly form: VNode | null;
  begin(action: OpenAction): void;
  label(action: OpenAction): string;
}

/** Agreeing is to something, which its button names. */
const AGREEING: readonly string[] = ['approve', 'accept-offer', 'accept-loss'];

/** Taken at once: nothing is asked, and what they do can be taken back. */
const AT_ONCE: readonly string[] = ['claim'];

/** @param elsewhere actions that have forms of their own on the page, and are what it puts forward */
export function useCaseActing(
  view: DisputeView,
  access: Access,
  onSend: SendAction,
  elsewhere: readonly string[] = [],
): CaseActing {
  const { locale, words } = useLanguage();
  const [begun, setBegun] = useState<OpenAction>();
  const open = openActions(view).filter(({ action }) => !elsewhere.includes(action));
  const main = elsewhere.length === 0 ? open[mainAction(open, view)] : undefined;
  const takeAtOnce = async (action: OpenAction): Promise<void> => {
    // The form says why it was refused, if it is tried there once more.
    if ((await onSend(action.action, {})).is === 'refused') setBegun(action);
  };
  return {
    main,
    others: open.filter((each) => each !== main),
    begin: (action) => (AT_ONCE.includes(action.action) ? void takeAtOnce(action) : setBegun(action)),
    label: ({ action, version }) => {
      // Beside a counter-offer or a refusal, the other side's terms would read as one's own; only several need telling apart.
      const alone = open.filter((each) => each.action === action).length === 1;
      const { onTerms } = words.resolution.actions;
      const name = actionName(words, view, action, version);
      const terms = view.offers.find((offer) => offer.version === version)?.terms;
      const plain = terms === undefined || (alone && !AGREEING.includes(action));
      return plain ? name : format(onTerms, { action: name, terms: termsText(words, locale, terms) });
    },
    // A form in somebody's hands stays, with what was typed, even when the case ends under it.
    form:
      begun === undefined ? null : (
        <ActionDialog
          key={`${begun.action}.${begun.version ?? ''}`}
          view={view}
          access={access}
          action={begun.action}
          {...(begun.version === undefined ? {} : { version: begun.version })}
          onSend={onSend}
          onClose={() => setBegun(undefined)}
        />
      ),
  };
}
