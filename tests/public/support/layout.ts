// Lays out a list of messages in place of a browser.
import { vi } from 'vitest';

const viewport = 600;
/** What is around the messages themselves. */
const isList = (element: Element) => element.getAttribute('data-testid') === 'message-list';

/**
 * Rows get the height that `heightOf` says of their text, in a list that shows 600 px. Returns what tells the page that
 * heights have changed.
 */
export function layOut(heightOf: (text: string) => number): () => void {
  const observers = new Set<Observer>();
  const sizeOf = (element: Element) => (isList(element) ? viewport : heightOf(element.textContent ?? ''));

  class Observer implements ResizeObserver {
    private readonly sizes = new Map<Element, number>();
    constructor(private readonly callback: ResizeObserverCallback) {
      observers.add(this);
    }
    observe(element: Element): void {
      this.sizes.set(element, NaN);
      requestAnimationFrame(() => this.deliver());
    }
    unobserve(element: Element): void {
      this.sizes.delete(element);
    }
    disconnect(): void {
      this.sizes.clear();
    }
    deliver(): void {
      const changed = [...this.sizes].filter(([element, size]) => sizeOf(element) !== size);
      for (const [element] of changed) this.sizes.set(element, sizeOf(element));
      const entries = changed.map(([target]) => ({
        target,
        contentRect: { width: 400, height: sizeOf(target) },
      }));
      if (entries.length) this.callback(entries as unknown as ResizeObserverEntry[], this);
    }
  }
  vi.stubGlobal('ResizeObserver', Observer);

  const positions = new WeakMap<Element, number>();
  const contentOf = (element: Element) =>
    parseFloat((element.lastElementChild as HTMLElement).style.height) || 0;
  const define = (name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, ...descriptor });
  define('offsetParent', { get: () => document.body });
  define('clientHeight', { get: () => viewport });
  define('scrollHeight', {
    get(this: HTMLElement) {
      return isList(this) ? Math.max(viewport, contentOf(this)) : viewport;
    },
  });
  define('scrollTop', {
    get(this: HTMLElement) {
      return positions.get(this) ?? 0;
    },
    set(this: HTMLElement, to: number) {
      const at = Math.max(0, Math.min(to, this.scrollHeight - viewport));
      if (at === this.scrollTop) return;
      positions.set(this, at);
      requestAnimationFrame(() => this.dispatchEvent(new Event('scroll')));
    },
  });
  define('scrollTo', {
    value(this: HTMLElement, { top }: ScrollToOptions) {
      this.scrollTop = top!;
    },
  });
  define('scrollBy', {
    value(this: HTMLElement, { top }: ScrollToOptions) {
      this.scrollTop += top!;
    },
  });
  define('scrollIntoView', { value: () => {} });
  return () => observers.forEach((one) => one.deliver());
}
