/** Brings the first thing that is wrong in a form into view, and the keyboard to where it is mended, once it is drawn. */
export function toFirstFault(form: ParentNode): void {
  requestAnimationFrame(() => {
    const part = form.querySelector('.field-fault:not(:empty)')?.closest('fieldset, .field, .loss');
    part?.scrollIntoView({ block: 'nearest' });
    part?.querySelector<HTMLElement>('input:not(:disabled), textarea')?.focus({ preventScroll: true });
  });
}
