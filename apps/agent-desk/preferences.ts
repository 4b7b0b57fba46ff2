import { ownStorage } from '../../browser/browser-storage.ts';

export const CAPACITY_MAX = 10;

export type Switch = 'sound' | 'shortcuts' | 'notifications';

const SWITCH_DEFAULTS: Readonly<Record<Switch, boolean>> = { sound: true, shortcuts: true, notifications: false };

export function switchedOn(name: Switch): boolean {
  const kept = ownStorage.read(`kaunter.desk.${name}`);
  return kept === undefined ? SWITCH_DEFAULTS[name] : kept === 'on';
}

export function keepSwitch(name: Switch, on: boolean): void {
  ownStorage.write(`kaunter.desk.${name}`, on ? 'on' : 'off');
}
