/** Moves the focus among a menu's items by the arrow keys, Home and End. True where the key was one of them. */
export function moveInMenu(event: KeyboardEvent, menu: HTMLElement | undefined): boolean {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = (at + 1) % items.length;
  const previous = (Math.max(at, 0) + items.length - 1) % items.length;
  const to: Record<string, number> = {
    ArrowDown: next,
    ArrowRight: next,
    ArrowUp: previous,
    ArrowLeft: previous,
    Home: 0,
    End: items.length - 1,
  };
  if (!(event.key in to)) return false;
  event.preventDefault();
  event.stopPropagation();
  items[to[event.key]!]?.focus();
  return true;
}
