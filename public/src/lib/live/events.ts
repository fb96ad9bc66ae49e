export type LiveKind =
  | 'message'
  | 'message_changed'
  | 'read'
  | 'typing'
  | 'conversation'
  | 'notification'
  | 'connection'
  | 'assignment'
  | 'log'
  | 'invitation';

/** What the server says has happened: ids alone, so that who hears of it asks the API for what it may see. */
export interface LiveEvent {
  kind: LiveKind;
  conversationId?: string;
  seq?: number;
  userId?: string;
  id?: string;
}

/** Which events something waits for. */
export interface Interest {
  kinds: readonly LiveKind[];
  concerns?: (event: LiveEvent) => boolean;
}

/** What of somebody's training and connections pages show. */
export const aboutTraining: Interest = { kinds: ['connection', 'assignment', 'log', 'invitation'] };

/**
 * What of an athlete's training a coach's page shows. That the connection changed is for the page around it to hear first:
 * asking for what was closed in this very moment would stand in the athlete's access log as a refused look.
 */
export const aboutLogs: Interest = { kinds: ['assignment', 'log'] };

interface Listener {
  interest: Interest;
  /** Without an event: anything may have happened. */
  hear: (event: LiveEvent | null) => void;
}

const listeners = new Set<Listener>();
let isOpen = false;

/** Whether events arrive here, so that asking again and again is needed only in case one is lost. */
export const isLive = (): boolean => isOpen;

/** Calls `hear` with each such event, or with null where some may have been missed; returns the way to end. */
export function onLive(interest: Interest, hear: (event: LiveEvent | null) => void): () => void {
  const listener = { interest, hear };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tell(event: LiveEvent | null): void {
  for (const { interest, hear } of [...listeners])
    if (!event || (interest.kinds.includes(event.kind) && (interest.concerns?.(event) ?? true))) hear(event);
}

export function setLive(open: boolean): void {
  isOpen = open;
}
