import { useState } from 'preact/hooks';
import { Dialog } from '../../../browser/dialog.tsx';
import { errorText } from '../../../browser/error-text.ts';
import { useLanguage } from '../../../browser/language.tsx';
import { format } from '../../../locales/format.ts';
import type { Message } from '../../../protocol/conversation.ts';
import { LONGEST_ABOUT, MOST_SPLIT_OFF } from '../../../protocol/tickets.ts';
import { shortTime } from '../../case/remaining.ts';
import { DialogForm } from '../dialog-form.tsx';
import { chatLocale, chatName } from '../people.tsx';
import type { Chat } from '../state.ts';
import { canSplitOff, fromHereOn, splittable } from './splittable.ts';

interface SplitDialogProps {
  readonly chat: Chat;
  /** The code of a refusal, or undefined once it is done. */
  readonly onSplit: (messages: readonly number[], about: string) => Promise<string | undefined>;
  readonly onDone: () => void;
}

/** Which messages of a ticket are another matter, and what that is. */
export function SplitDialog({ chat, onSplit, onDone }: SplitDialogProps) {
  const { words } = useLanguage();
  const text = words.desk.tickets;
  const messages = splittable(chat.messages);
  // What came last is most often what does not belong here.
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => fromHereOn(messages, chat.ticket?.shopperSeq ?? 0));
  const [about, setAbout] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const fits = canSplitOff(messages, chosen);
  async function submit(): Promise<boolean> {
    setRefusal(undefined);
    const code = await onSplit([...chosen], about);
    setRefusal(code);
    return code === undefined;
  }
  return (
    <Dialog wide heading={text.splitHeading} closeLabel={words.desk.common.close} onClose={onDone}>
      <DialogForm label={text.splitSubmit} ready={fits && about.trim() !== ''} submit={submit} onDone={onDone}>
        <label class="field">
          <span>{text.splitAbout}</span>
          <input
            value={about}
            maxLength={LONGEST_ABOUT}
            autocomplete="off"
            lang={chatLocale(chat)}
            onInput={(event) => setAbout(event.currentTarget.value)}
          />
          <small class="muted">{text.splitAboutHint}</small>
        </label>
        <Choice chat={chat} messages={messages} chosen={chosen} onChoose={setChosen} />
        <p class="small" role="status">
          {!fits && chosen.size > 0 && chosen.size <= MOST_SPLIT_OFF && text.splitStays}
        </p>
        <p>{format(text.splitText, { number: chat.ticket?.number ?? '' })}</p>
        <p class="dialog-failure" role="alert">
          {refusal !== undefined && errorText(words, refusal)}
        </p>
      </DialogForm>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly chat: Chat;
  readonly messages: readonly Message[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}

function Choice({ chat, messages, chosen, onChoose }: ChoiceProps) {
  const { locale, words } = useLanguage();
  const shopper = chatName(words, chat);
  const toggle = (seq: number): void => {
    const next = new Set(chosen);
    if (!next.delete(seq)) next.add(seq);
    onChoose(next);
  };
  return (
    <fieldset class="options split-choice">
      <legend>{words.desk.tickets.splitChoose}</legend>
      {messages.map((one) => {
        const by = one.author.kind === 'shopper' ? shopper : one.author.name;
        const files = one.attachments?.map(({ name }) => name).join(', ');
        return (
          <div key={one.seq} class="split-message">
            <label class="option">
              <input type="checkbox" checked={chosen.has(one.seq)} onChange={() => toggle(one.seq)} />
              <span class="merge-choice">
                <span class="small">
                  <strong>{by}</strong>{' '}
                  <time class="muted" dateTime={one.createdAt}>
                    {shortTime(locale, one.createdAt)}
                  </time>
                </span>
                <span class="merge-text" lang={chatLocale(chat)}>
                  {one.text ?? files}
                </span>
              </span>
            </label>
            <button
              type="button"
              class="link-button small"
              aria-label={`${words.desk.tickets.splitOnwards}: ${by}, ${shortTime(locale, one.createdAt)}`}
              onClick={() => onChoose(fromHereOn(messages, one.seq))}
            >
              {words.desk.tickets.splitOnwards}
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}
