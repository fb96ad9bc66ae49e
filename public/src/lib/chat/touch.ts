const holdMs = 450;
const slack = 10;

interface Presses {
  /** Held by a finger. */
  onhold: () => void;
  /** Touched shortly, pointed at by a mouse, or given the focus. */
  onpoint: () => void;
}

/** An attachment that tells a long press by a finger from everything else that a finger does. */
export function presses({ onhold, onpoint }: Presses) {
  return (element: HTMLElement) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let isHeld = false;
    const drop = () => clearTimeout(timer);
    const down = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') return;
      from = { x: event.clientX, y: event.clientY };
      isHeld = false;
      timer = setTimeout(() => {
        isHeld = true;
        navigator.vibrate?.(10);
        onhold();
      }, holdMs);
    };
    const move = (event: PointerEvent) => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > slack) drop();
    };
    // Or a click would follow, on whatever has opened under the finger.
    const lift = (event: Event) => isHeld && event.preventDefault();
    const enter = (event: PointerEvent) => event.pointerType === 'mouse' && onpoint();
    const suppress = (event: Event) => matchMedia('(pointer: coarse)').matches && event.preventDefault();
    const listeners: [string, EventListener][] = [
      ['pointerdown', down as EventListener],
      ['pointermove', move as EventListener],
      ['pointerup', drop],
      ['pointercancel', drop],
      ['touchend', lift],
      ['pointerenter', enter as EventListener],
      ['click', onpoint],
      ['focusin', onpoint],
      ['contextmenu', suppress],
    ];
    for (const [name, listener] of listeners) element.addEventListener(name, listener);
    return () => {
      drop();
      for (const [name, listener] of listeners) element.removeEventListener(name, listener);
    };
  };
}
