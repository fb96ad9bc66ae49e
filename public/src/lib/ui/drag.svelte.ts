// Dragging with a mouse, a pen or a finger. Native dragging would do for a mouse alone; this needs only the pointer's events.
export interface Dragged {
  kind: string;
  key: string;
  label: string;
}

export interface Hit {
  /** What the place says about itself in `data-drop`. */
  drop: string;
  /** How far down in it the pointer is, 0 to 1. */
  share: number;
}

interface Rules {
  what: Dragged;
  /** What letting go there would mean, or null where it can't be let go. The first place that takes it is it. */
  resolve: (hit: Hit) => string | null;
  drop: (target: string) => void;
  /** What is larger than a handle leaves fingers to scroll. */
  byMouseOnly?: boolean;
}

const startsAfter = 6;
const edge = 56;

/** What is being dragged now. There is one pointer, so there is one of these. */
class Dragging {
  what = $state.raw<Dragged | null>(null);
  x = $state(0);
  y = $state(0);
  target = $state<string | null>(null);
}

export const dragging = new Dragging();

/** An attachment for the handle that something is dragged by. A press without a move stays a click. */
export function dragHandle(rules: () => Rules) {
  return (handle: HTMLElement) => {
    let end: (() => void) | null = null;
    const press = (event: PointerEvent) => {
      const now = rules();
      if (event.button !== 0 || !event.isPrimary) return;
      if (now.byMouseOnly && event.pointerType === 'touch') return;
      end?.();
      end = follow(event, handle, now);
    };
    handle.addEventListener('pointerdown', press);
    return () => {
      handle.removeEventListener('pointerdown', press);
      end?.();
    };
  };
}

function follow(start: PointerEvent, handle: HTMLElement, { what, resolve, drop }: Rules): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let frame = 0;
  let speed = 0;
  let scrolled: Element | null = null;

  const aim = () => {
    dragging.target = null;
    for (const element of document.elementsFromPoint(dragging.x, dragging.y)) {
      if (!(element instanceof HTMLElement) || element.dataset.drop === undefined) continue;
      const { top, height } = element.getBoundingClientRect();
      dragging.target = resolve({ drop: element.dataset.drop, share: (dragging.y - top) / height });
      if (dragging.target) return;
    }
  };
  const scroll = () => {
    if (speed && scrolled) {
      scrolled.scrollTop += speed;
      aim();
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    if (!dragging.what) {
      if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < startsAfter) return;
      dragging.what = what;
      scrolled = scrollerOf(handle);
      frame = requestAnimationFrame(scroll);
    }
    event.preventDefault();
    dragging.x = event.clientX;
    dragging.y = event.clientY;
    const box = scrolled?.getBoundingClientRect();
    const [above, below] = box ? [box.top + edge - event.clientY, event.clientY - box.bottom + edge] : [0, 0];
    speed = above > 0 ? -Math.min(above, edge) / 4 : below > 0 ? Math.min(below, edge) / 4 : 0;
    aim();
  };
  const stop = () => {
    controller.abort();
    cancelAnimationFrame(frame);
    dragging.what = null;
    dragging.target = null;
  };
  const release = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    const { target, what: moved } = dragging;
    stop();
    if (!moved) return;
    // The click that the browser makes of it belongs to the drag.
    addEventListener('click', (click) => (click.preventDefault(), click.stopPropagation()), {
      capture: true,
      once: true,
      signal: AbortSignal.timeout(50),
    });
    if (target) drop(target);
  };
  addEventListener('pointermove', move, { signal, passive: false });
  addEventListener('pointerup', release, { signal });
  addEventListener('pointercancel', stop, { signal });
  addEventListener('blur', stop, { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !dragging.what) return;
      event.preventDefault();
      event.stopPropagation();
      stop();
    },
    { signal, capture: true },
  );
  return stop;
}

function scrollerOf(element: Element): Element | null {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY))
      return one;
  }
  return document.scrollingElement;
}
