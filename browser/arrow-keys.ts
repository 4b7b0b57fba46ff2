/** Up and down go from button to button through the items of a list. */
export function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const item = event.target instanceof HTMLElement ? event.target.closest('li') : null;
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  const button = next?.querySelector<HTMLElement>('button');
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.focus();
}
