import { setLive, tell, type LiveEvent } from './events';

const address = '/api/live';
const longestPause = 30_000;
/** All pages may be cut off at the same moment. They connect, and ask for everything that they show, within these times. */
const spreadOfConnecting = 2_000;
const spreadOfAsking = 3_000;

/** Listens to what happens to the signed-in user, one connection a tab, until the returned function is called. */
export function listen(): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let catchingUp: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let hasBeenOpen = false;
  let hasBeenRefused = false;

  function open(): void {
    clearTimeout(timer);
    if (source || !navigator.onLine) return;
    source = new EventSource(address);
    source.onopen = () => {
      failures = 0;
      hasBeenRefused = false;
      setLive(true);
      catchUp(hasBeenOpen ? Math.random() * spreadOfAsking : 0);
      hasBeenOpen = true;
    };
    source.onmessage = ({ data }: MessageEvent<string>) => take(data);
    source.onerror = lose;
  }

  function take(data: string): void {
    const event = JSON.parse(data) as LiveEvent | { kind: 'resync' };
    if (event.kind === 'resync') catchUp(Math.random() * spreadOfAsking);
    else tell(event);
  }

  function catchUp(delay: number): void {
    clearTimeout(catchingUp);
    catchingUp = setTimeout(() => tell(null), delay);
  }

  function lose(): void {
    const wasRefused = source?.readyState === EventSource.CLOSED;
    close();
    // Perhaps the session has ended: whatever is asked next finds out.
    if (wasRefused && !hasBeenRefused) catchUp(Math.random() * 1_000);
    hasBeenRefused ||= wasRefused;
    const pause = failures
      ? Math.min(longestPause, 500 * 2 ** failures) * (0.5 + Math.random())
      : 200 + Math.random() * (spreadOfConnecting - 200);
    failures += 1;
    timer = setTimeout(open, pause);
  }

  function close(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
    setLive(false);
  }

  const reopen = () => {
    failures = 0;
    open();
  };
  addEventListener('online', reopen);
  addEventListener('offline', close);
  open();
  return () => {
    removeEventListener('online', reopen);
    removeEventListener('offline', close);
    clearTimeout(catchingUp);
    close();
  };
}
