import type { PresenceState } from '../../protocol/agent-events.ts';
import { remember, remembered, rememberedJson } from '../shared/browser-storage.ts';

/** Presence chosen longer ago belongs to another working day; the agent then starts offline. */
const PRESENCE_KEPT_MS = 12 * 3_600_000;
export const CAPACITY_MAX = 10;
const CAPACITY_DEFAULT = 4;

export interface ChosenPresence {
  readonly presence: PresenceState;
  readonly capacity: number;
}

export function keptPresence(agentId: string, now: number): ChosenPresence {
  const kept = rememberedJson(`kaunter.desk.presence.${agentId}`);
  const value = (key: string): unknown =>
    typeof kept === 'object' && kept !== null ? Object.entries(kept).find(([name]) => name === key)?.[1] : undefined;
  const at = value('at');
  const capacity = value('capacity');
  const state = value('presence');
  const fresh = typeof at === 'number' && now - at < PRESENCE_KEPT_MS;
  return {
    presence: fresh && (state === 'online' || state === 'away') ? state : 'offline',
    capacity:
      typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_MAX
        ? capacity
        : CAPACITY_DEFAULT,
  };
}

export function keepPresence(agentId: string, chosen: ChosenPresence, now: number): void {
  remember(`kaunter.desk.presence.${agentId}`, JSON.stringify({ ...chosen, at: now }));
}

export type Switch = 'sound' | 'shortcuts' | 'notifications';

const SWITCH_DEFAULTS: Readonly<Record<Switch, boolean>> = { sound: true, shortcuts: true, notifications: false };

export function switchedOn(name: Switch): boolean {
  const kept = remembered(`kaunter.desk.${name}`);
  return kept === undefined ? SWITCH_DEFAULTS[name] : kept === 'on';
}

export function keepSwitch(name: Switch, on: boolean): void {
  remember(`kaunter.desk.${name}`, on ? 'on' : 'off');
}
