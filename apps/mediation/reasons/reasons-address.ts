/** Stands for a new one in the address: no name can be this. */
export const NEW_REASON = '+';

const PLACE = /^#disputes\/reasons(?:\/(.+))?$/;

/** Whether the address is that of the prepared reasons; numbers of cases begin otherwise. */
export function atReasons(): boolean {
  return PLACE.test(location.hash);
}

export function chosenReason(): string | undefined {
  return PLACE.exec(location.hash)?.[1];
}

export function reasonsAddress(name?: string): string {
  return name === undefined ? '#disputes/reasons' : `#disputes/reasons/${name}`;
}
