/** The word for a code, or the code itself where the server knows one that this page does not. */
export function word(group: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(group, code) ? (group[code] ?? code) : code;
}
