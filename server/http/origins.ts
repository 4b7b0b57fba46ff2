/** Whether a page of this origin may do what a staff cookie allows: only pages of this very server may. */
export function ownOriginCheck(publicUrl: string | undefined) {
  return (origin: string | undefined, host: string | undefined): boolean => {
    // Programs that are no browsers send no origin, and hold no cookie that a foreign page could use.
    if (origin === undefined) return true;
    if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  };
}

/** Whether a page of this origin may show the widget. */
export function widgetOriginCheck(allowed: readonly string[] | undefined, publicUrl: string | undefined) {
  const own = ownOriginCheck(publicUrl);
  return (origin: string | undefined, host: string | undefined): boolean =>
    allowed === undefined || own(origin, host) || (origin !== undefined && allowed.includes(origin));
}
