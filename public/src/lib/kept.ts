// What this browser keeps for a user: drafts, messages not yet sent, the ends of conversations, how times are shown, what was
// dismissed, programs that are not saved. One entry each, so that two tabs never overwrite each other's. Without storage
// (private windows may forbid it) things are kept as long as the page lives.

const kinds = [
  'draft',
  'outbox',
  'thread',
  'emoji',
  'region',
  'dismissed',
  'user',
  'plan',
  'program',
] as const;
// Workouts that the server does not have yet outlive the session: only the server's having them lets them go.
type LastingKind = 'workout' | 'upload' | 'training';
type Kind = (typeof kinds)[number] | LastingKind;

const memory = new Map<string, string>();

function keyOf(kind: Kind, userId: string, name: string): string {
  return `tp:${kind}:${userId}:${name}`;
}

/** False where it is kept only until the page is closed, because the storage is full or forbidden. */
export function keep(kind: Kind, userId: string, name: string, value: string): boolean {
  const key = keyOf(kind, userId, name);
  try {
    localStorage.setItem(key, value);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}

export function drop(kind: Kind, userId: string, name: string): void {
  const key = keyOf(kind, userId, name);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Forbidden: then it was never there.
  }
}

export function kept(kind: Kind, userId: string, name: string): string | null {
  return read(keyOf(kind, userId, name));
}

/** Everything of one kind, in no order. */
export function allKept(kind: Kind, userId: string): string[] {
  const start = keyOf(kind, userId, '');
  return keys()
    .filter((key) => key.startsWith(start))
    .map(read)
    .filter((value) => value !== null);
}

/** What was changed in another tab, told by the names of things of one kind; null stands for all of them. Returns the way to end. */
export function whenChangedElsewhere(
  kind: Kind,
  userId: string,
  tell: (name: string | null) => void,
): () => void {
  const start = keyOf(kind, userId, '');
  const hear = ({ key }: StorageEvent) => {
    if (key === null) tell(null);
    else if (key.startsWith(start)) tell(key.slice(start.length));
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

/** Forgets what a session leaves behind in this browser, or only these kinds of it. */
export function forgetUser(userId: string, these: readonly Kind[] = kinds): void {
  for (const kind of these) {
    const start = keyOf(kind, userId, '');
    for (const key of keys().filter((key) => key.startsWith(start))) {
      drop(kind, userId, key.slice(start.length));
    }
  }
}

function read(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

function keys(): string[] {
  try {
    return [...new Set([...Object.keys(localStorage), ...memory.keys()])];
  } catch {
    return [...memory.keys()];
  }
}
