import type { TurnContext } from 'botbuilder-core';
import { SURE } from '../../kb/danger/danger.ts';
import { requestPerson } from '../handoff.ts';
import { personButton, say, sendSaid } from '../say.ts';
import { findStop, serveStop } from '../stop-answer.ts';
import { decided } from '../trace.ts';
import { turnOf } from '../turn-context.ts';
import { followLanguage } from '../understand.ts';
import { careWords } from './care-words.ts';

/**
 * Looks, before anything else in any dialog, whether whoever writes may be in danger. `served`: nothing else is answered, and
 * whatever form is open waits. `told`: a line of care went out first, and the message is answered as it would have been.
 */
export async function careFirst(context: TurnContext): Promise<'served' | 'told' | undefined> {
  const { text = '', value } = context.activity;
  if (text.trim() === '' || value !== undefined) return undefined;
  const turn = turnOf(context);
  const { danger, helpLines } = turn.services;
  const found = danger(text);
  const sure = found !== undefined && found.confidence >= SURE;
  const stop = findStop(context, text);
  const hurt = sure && (stop?.entry.priority === 'urgent' || found.kind !== 'threat');
  if (stop?.entry.action === 'person' && !hurt) {
    // The operator's own words; but whoever is burned and will sue hears first whom to call.
    await serveStop(context, text, stop);
    return 'served';
  }
  if (found === undefined) return undefined;
  decided(context, 'danger', sure ? found.kind : 'possible');
  followLanguage(context, text);
  const personThere = turn.services.staffed() && turn.services.ticket(turn.locale) === undefined;
  if (sure) turn.memory.endangered = found.kind;
  else {
    const line = careWords('possible', turn.locale, helpLines, { personThere });
    await say(context, { text: line, buttons: [personButton(context)] });
    await sendSaid(context);
    return 'told';
  }
  turn.memory.priority = 'urgent';
  turn.memory.lastQuestion = text;
  turn.memory.lastSlugs = [];
  const care = careWords(found.kind, turn.locale, helpLines, { personThere });
  if (found.kind === 'threat') {
    turn.memory.last = 'person-offer';
    await say(context, { text: care, buttons: [personButton(context)] });
    return 'served';
  }
  await say(context, { text: care });
  await requestPerson(context, 'safety');
  return 'served';
}
