import { api, data, whenSessionEnds } from './api/client';
import type { components } from '$schema';
import type { Role, User } from './api/types';
import { forgetUser, keep, kept } from './kept';

const storageKey = 'tp:session';

export type SessionState = 'loading' | 'signedIn' | 'signedOut' | 'unreachable';

/** Who is signed in here. */
class Session {
  state = $state<SessionState>('loading');
  user = $state.raw<User | null>(null);
  /** How the last session ended: the sign-in page says so, and leads back only where nobody chose to leave. */
  ended = $state<'expired' | 'left' | null>(null);

  constructor() {
    whenSessionEnds(() => {
      if (this.state === 'signedIn') this.ended = 'expired';
      this.end();
    });
    // All tabs share one cookie. A tab that went on as somebody else would show, and send, under the wrong name.
    addEventListener('storage', (event) => {
      const isMine = (event.newValue ?? '') === (this.user?.id ?? '');
      if (event.key === storageKey && !isMine) location.reload();
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
      // An athlete goes on logging where there is no network. The first call that gets through finds out if that is over.
      const user = this.state === 'unreachable' ? rememberedAthlete() : null;
      if (user) {
        this.user = user;
        this.state = 'signedIn';
      }
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    const { user } = await data(api.POST('/api/auth/login', { body: { email, password } }));
    this.begin(user);
  }

  /** With the code of an invitation to this address, the address counts as confirmed. */
  async signUp(email: string, password: string, displayName: string, invitationCode?: string): Promise<void> {
    const body = { email, password, displayName, ...(invitationCode && { invitationCode }) };
    const { user } = await data(api.POST('/api/auth/register', { body }));
    this.begin(user);
  }

  /** Ends the session on the server, and forgets the drafts and unsent messages kept in this browser. */
  async signOut(): Promise<void> {
    const userId = this.user?.id;
    await data(api.POST('/api/auth/logout'));
    if (userId) forgetUser(userId);
    this.ended = 'left';
    this.end();
  }

  /** Shows the names that the account has now. */
  rename({ displayName, username, email }: Pick<User, 'displayName' | 'username' | 'email'>): void {
    if (this.user) this.user = { ...this.user, displayName, username, email };
  }

  /** Whether this user is the one whose session all tabs share, as far as this browser knows. */
  isOf(userId: string): boolean {
    return this.user?.id === userId && (heldBy() ?? userId) === userId;
  }

  has(role: Role): boolean {
    return this.user?.roles.includes(role) ?? false;
  }

  private begin(user: components['schemas']['User']): void {
    this.user = user as User;
    this.ended = null;
    this.state = 'signedIn';
    keep('user', user.id, 'own', JSON.stringify(user));
    tellOtherTabs(this.user.id);
  }

  private end(): void {
    const userId = this.user?.id ?? heldBy();
    // What others wrote stays in this browser only as long as its owner could read it here anyway.
    if (userId) forgetUser(userId, ['thread']);
    this.user = null;
    this.state = 'signedOut';
    tellOtherTabs('');
  }
}

/** Who was signed in here the last time; null where that was nobody, or no athlete. */
function rememberedAthlete(): User | null {
  try {
    const user = JSON.parse(kept('user', heldBy() ?? '', 'own') ?? 'null') as User | null;
    return user?.roles.includes('athlete') ? user : null;
  } catch {
    return null;
  }
}

/** The id of the user that the tabs last told each other of; null without storage. */
function heldBy(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function tellOtherTabs(userId: string): void {
  try {
    localStorage.setItem(storageKey, userId);
  } catch {
    // Without storage each tab finds out by its next call.
  }
}

export const session = new Session();
