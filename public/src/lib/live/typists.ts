import { onLive, type LiveEvent } from './events';

/** Who types says so every four seconds. */
const shownFor = 6_000;

/** Calls `show` with the ids of those who are typing in the conversation, each time that they change. Returns the way to end. */
export function watchTyping(conversationId: string, show: (userIds: string[]) => void): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function forget(userIds: Iterable<string>): void {
    for (const userId of userIds) {
      clearTimeout(timers.get(userId));
      timers.delete(userId);
    }
    show([...timers.keys()]);
  }

  function hear(event: LiveEvent | null): void {
    if (event?.kind !== 'typing' || !event.userId) {
      // The message is what was being typed; who goes on typing says so again.
      if (timers.size) forget([...timers.keys()]);
      return;
    }
    const { userId } = event;
    clearTimeout(timers.get(userId));
    timers.set(
      userId,
      setTimeout(() => forget([userId]), shownFor),
    );
    show([...timers.keys()]);
  }

  const concerns = (event: LiveEvent) => event.conversationId === conversationId;
  const stop = onLive({ kinds: ['typing', 'message'], concerns }, hear);
  return () => {
    stop();
    forget([...timers.keys()]);
  };
}
