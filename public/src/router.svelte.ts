interface Navigation {
  replace?: boolean;
  /** Also past whoever protects the page: there is nothing left to stay for. */
  always?: boolean;
}

/** Told that somebody wants to leave: `proceed` lets them. */
type Guard = (proceed: () => void) => void;

/** The address bar as state. Links stay plain `<a href>`; their clicks are taken here. */
class Router {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  /** Whether there is a page of ours to go back to. */
  private depth = depthOfEntry();
  private guard: Guard | null = null;

  constructor() {
    addEventListener('popstate', () => this.takeBack());
    addEventListener('beforeunload', (event) => this.guard && event.preventDefault());
    document.addEventListener('click', (event) => this.takeClick(event));
  }

  /** Asks `guard` before the page is left, for another one of ours or for elsewhere. Returns the way to end that. */
  protect(guard: Guard): () => void {
    this.guard = guard;
    return () => {
      if (this.guard === guard) this.guard = null;
    };
  }

  go(to: string, { replace = false, always = false }: Navigation = {}): void {
    if (!always && this.isHeld(() => this.go(to, { replace }))) return;
    if (replace) history.replaceState(history.state, '', to);
    else {
      this.depth += 1;
      history.pushState({ depth: this.depth }, '', to);
    }
    this.read();
  }

  /** Back to where one came from within TrainingPlanner; to `otherwise` after arriving from outside. */
  back(otherwise: string): void {
    if (this.depth > 0) history.back();
    else this.go(otherwise, { replace: true });
  }

  /** Replaces the query, so that filters survive a reload and a shared link. */
  filter(values: Record<string, string>): void {
    const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
    this.go(query.size ? `${this.path}?${query}` : this.path, { replace: true });
  }

  private isHeld(leave: () => void): boolean {
    const { guard } = this;
    if (!guard) return false;
    guard(() => {
      this.guard = null;
      leave();
    });
    return true;
  }

  private takeBack(): void {
    const steps = depthOfEntry() - this.depth;
    // The browser has gone there already: what is left is to come back, which it tells as well.
    if (steps !== 0 && this.isHeld(() => history.go(steps))) history.go(-steps);
    else this.read();
  }

  private read(): void {
    this.depth = depthOfEntry();
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  private takeClick(event: MouseEvent): void {
    const link = (event.target as Element).closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hash || link.origin !== location.origin)
      return;
    if (
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    event.preventDefault();
    const to = link.pathname + link.search;
    if (to !== location.pathname + location.search) this.go(to);
  }
}

function depthOfEntry(): number {
  return (history.state as { depth?: number } | null)?.depth ?? 0;
}

export const router = new Router();

/** A path of this site that somebody asked for before signing in; nothing that leads elsewhere. */
export function returnPath(query: URLSearchParams): string | null {
  const next = query.get('next');
  return next && /^\/(?![/\\])/.test(next) ? next : null;
}
