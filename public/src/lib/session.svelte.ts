import { api, data, whenSessionEnds } from './api/client';
import type { components } from '$schema';
import type { Role, User } from './api/types';
import { forgetUser } from './kept';

export type SessionState = 'loading' | 'signedIn' | 'signedOut' | 'unreachable';

/** Who is signed in here. */
class Session {
  state = $state<SessionState>('loading');
  user = $state.raw<User | null>(null);
  /** Whether a session ended by itself, so that the sign-in page can say why it shows. */
  hasExpired = $state(false);

  constructor() {
    whenSessionEnds(() => {
      if (this.state === 'signedIn') this.hasExpired = true;
      this.end();
    });
  }

  async load(): Promise<void> {
    try {
      const { user } = await data(api.GET('/api/auth/session'));
      if (user) this.begin(user);
      else this.end();
    } catch {
      // Somebody who has just signed in should not be thrown out because one look-up failed.
      if (this.state === 'loading') this.state = 'unreachable';
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    const { user } = await data(api.POST('/api/auth/login', { body: { email, password } }));
    this.begin(user);
  }

  async signUp(email: string, password: string, displayName: string): Promise<void> {
    const { user } = await data(api.POST('/api/auth/register', { body: { email, password, displayName } }));
    this.begin(user);
  }

  /** Ends the session on the server, and forgets the drafts and unsent messages kept in this browser. */
  async signOut(): Promise<void> {
    const userId = this.user?.id;
    await data(api.POST('/api/auth/logout'));
    if (userId) forgetUser(userId);
    this.hasExpired = false;
    this.end();
  }

  has(role: Role): boolean {
    return this.user?.roles.includes(role) ?? false;
  }

  private begin(user: components['schemas']['User']): void {
    this.user = user as User;
    this.hasExpired = false;
    this.state = 'signedIn';
  }

  private end(): void {
    this.user = null;
    this.state = 'signedOut';
  }
}

export const session = new Session();
