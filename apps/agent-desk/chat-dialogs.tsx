import { useRef, useState } from 'preact/hooks';
import { Dialog } from '../../browser/dialog.tsx';
import { useLanguage } from '../../browser/language.tsx';
import { format } from '../../locales/format.ts';
import { type AgentPresence, RESOLUTIONS, type Resolution } from '../../protocol/agent-events.ts';
import { MESSAGE_MAX_LENGTH } from '../../protocol/conversation.ts';
import { LOCALE_NAMES, LOCALES } from '../../protocol/locale.ts';
import { DialogForm } from './dialog-form.tsx';
import { chatLocale, chatName } from './people.tsx';
import type { Chat } from './state.ts';

export type ChatDialog = 'transfer' | 'back' | 'close';

interface ChatDialogsProps {
  readonly dialog: ChatDialog;
  readonly chat: Chat;
  readonly agents: readonly AgentPresence[];
  readonly myId: string;
  readonly unsent: boolean;
  readonly onTransfer: (
    to: { readonly agentId?: string; readonly skill?: string },
    note?: { readonly clientId: string; readonly text: string },
  ) => Promise<boolean>;
  readonly onReturn: () => Promise<boolean>;
  readonly onCloseChat: (resolution: Resolution) => Promise<boolean>;
  readonly onDone: () => void;
}

/** The three ways to end one's part in a chat. Each stays open when the server refuses, so nothing is lost. */
export function ChatDialogs(props: ChatDialogsProps) {
  const { dialog, chat, onDone } = props;
  const { words } = useLanguage();
  const name = chatName(words, chat);
  const heading = {
    transfer: format(words.desk.transfer.heading, { name }),
    back: words.desk.back.heading,
    close: format(words.desk.closing.heading, { name }),
  }[dialog];
  return (
    <Dialog heading={heading} closeLabel={words.desk.common.close} onClose={onDone}>
      {props.unsent && <p class="callout callout-caution">{words.desk.closing.unsent}</p>}
      {dialog === 'transfer' && <TransferForm {...props} />}
      {dialog === 'back' && <ReturnForm {...props} name={name} />}
      {dialog === 'close' && <CloseForm {...props} />}
    </Dialog>
  );
}

function TransferForm({ chat, agents, myId, onTransfer, onDone }: ChatDialogsProps) {
  const { words } = useLanguage();
  const text = words.desk.transfer;
  const colleagues = agents.filter((agent) => agent.agentId !== myId && agent.state === 'online');
  const topics = Object.entries(words.topics);
  const locale = chatLocale(chat);
  const languages = [locale, ...LOCALES.filter((candidate) => candidate !== locale)];
  const [choice, setChoice] = useState('');
  const [note, setNote] = useState('');
  // The same for each try with the same words, so that they are kept once.
  const sent = useRef({ text: '', clientId: '' });
  const submit = (): Promise<boolean> => {
    const [kind, ...rest] = choice.split(':');
    const value = rest.join(':');
    const words = note.trim();
    if (sent.current.text !== words) sent.current = { text: words, clientId: crypto.randomUUID() };
    return onTransfer(
      kind === 'agent' ? { agentId: value } : { skill: value },
      words === '' ? undefined : sent.current,
    );
  };
  return (
    <DialogForm label={text.submit} ready={choice !== ''} submit={submit} onDone={onDone}>
      <fieldset class="options">
        <legend>{text.agent}</legend>
        {colleagues.length === 0 && <p class="muted">{text.noAgents}</p>}
        {colleagues.map((agent) => (
          <label key={agent.agentId} class="option">
            <input
              type="radio"
              name="to"
              checked={choice === `agent:${agent.agentId}`}
              onChange={() => setChoice(`agent:${agent.agentId}`)}
            />
            <span>{agent.name}</span>
            <span class="small muted">
              {format(words.desk.presence.load, { active: agent.active, capacity: agent.capacity })}
            </span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{text.skill}</span>
        <select
          value={choice.startsWith('skill:') ? choice : ''}
          onChange={(event) => setChoice(event.currentTarget.value)}
        >
          <option value="">–</option>
          {topics.map(([topic, topicName]) => (
            <option key={topic} value={`skill:${topic}`}>
              {topicName}
            </option>
          ))}
          {languages.map((language) => (
            <option key={language} value={`skill:${language}`}>
              {format(text.skillLanguage, { language: LOCALE_NAMES[language] })}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.note}</span>
        <textarea
          rows={3}
          maxLength={MESSAGE_MAX_LENGTH}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
    </DialogForm>
  );
}

function ReturnForm({ name, onReturn, onDone }: ChatDialogsProps & { readonly name: string }) {
  const { words } = useLanguage();
  return (
    <DialogForm label={words.desk.back.submit} ready submit={onReturn} onDone={onDone}>
      <p>{format(words.desk.back.text, { name })}</p>
    </DialogForm>
  );
}

function CloseForm({ onCloseChat, onDone }: ChatDialogsProps) {
  const { words } = useLanguage();
  const [resolution, setResolution] = useState<Resolution>('solved');
  return (
    <DialogForm label={words.desk.closing.submit} ready submit={() => onCloseChat(resolution)} onDone={onDone}>
      <fieldset class="options">
        <legend>{words.desk.closing.text}</legend>
        {RESOLUTIONS.map((candidate) => (
          <label key={candidate} class="option">
            <input
              type="radio"
              name="resolution"
              checked={resolution === candidate}
              onChange={() => setResolution(candidate)}
            />
            <span>{words.desk.closing[candidate]}</span>
          </label>
        ))}
      </fieldset>
    </DialogForm>
  );
}
