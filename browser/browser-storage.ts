/**
 * Local storage that never throws: private windows and full disks refuse it, and a page must work without.
 */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page goes on; what was typed lives in memory until it closes.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

/** A remembered value that was JSON; undefined where there is none or it was damaged. The caller checks its shape. */
export function rememberedJson(key: string): unknown {
  const text = remembered(key);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
