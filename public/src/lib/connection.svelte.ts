export type Reachability = 'online' | 'offline' | 'unavailable';

/** Whether the server can be reached, learnt from what every call came back with. */
class Connection {
  state = $state<Reachability>('online');

  constructor() {
    addEventListener('offline', () => (this.state = 'offline'));
    if (!navigator.onLine) this.state = 'offline';
  }

  reportReached(): void {
    this.state = 'online';
  }

  /** The server answered that it, or its database, is away. */
  reportUnavailable(): void {
    this.state = 'unavailable';
  }

  reportUnreachable(): void {
    this.state = navigator.onLine ? 'unavailable' : 'offline';
  }
}

export const connection = new Connection();
