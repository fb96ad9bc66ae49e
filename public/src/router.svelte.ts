interface Navigation {
  replace?: boolean;
}

/** The address bar as state. Links stay plain `<a href>`; their clicks are taken here. */
class Router {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  /** Whether there is a page of ours to go back to. */
  private depth = 0;

  constructor() {
    addEventListener('popstate', () => this.read());
    document.addEventListener('click', (event) => this.takeClick(event));
  }

  go(to: string, { replace = false }: Navigation = {}): void {
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

  private read(): void {
    this.depth = (history.state as { depth?: number } | null)?.depth ?? 0;
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

export const router = new Router();

/** A path of this site that somebody asked for before signing in; nothing that leads elsewhere. */
export function returnPath(query: URLSearchParams): string | null {
  const next = query.get('next');
  return next && /^\/(?![/\\])/.test(next) ? next : null;
}
