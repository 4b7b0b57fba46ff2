import { CodedError } from '../../protocol/error-codes.ts';
import type { DisputeCase } from '../domain/case.ts';
import type { Command, ReasonedType } from '../domain/commands.ts';
import type { DisputeEvent } from '../domain/events.ts';
import { fillTemplate, fits } from '../reasons/reason-template.ts';
import { profileOf } from './act-on-dispute.ts';
import type { OfficePorts } from './office-ports.ts';

/**
 * The event of a command that may name a prepared reason. Its words are kept as they read now: whoever edits it later
 * changes no decision.
 * @throws CodedError `template_unknown`, `template_unfillable`
 */
export async function withPrepared(
  { templates, profiles }: Pick<OfficePorts, 'templates' | 'profiles'>,
  row: DisputeCase,
  command: Command<ReasonedType>,
): Promise<DisputeEvent<ReasonedType>> {
  const { template: name, ...data } = command.data;
  const prepared = name === undefined ? undefined : await templates.find(name);
  if (name !== undefined && (prepared === undefined || prepared.off)) throw new CodedError('template_unknown');
  if (prepared === undefined) return { type: command.type, data } as DisputeEvent<ReasonedType>;
  const terms = 'terms' in command.data ? command.data.terms : undefined;
  const fitting = fits(prepared, row.claim?.reason ?? '', terms?.kind ?? 'uphold');
  const filled = fitting ? fillTemplate(prepared, row, terms, profileOf(profiles, row).calendar.timeZone) : undefined;
  if (filled === undefined) throw new CodedError('template_unfillable');
  return { type: command.type, data: { ...data, prepared: filled } } as DisputeEvent<ReasonedType>;
}
