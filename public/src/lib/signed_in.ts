import { account } from './account/account.svelte';
import { conversations } from './chat/conversations.svelte';
import { outbox } from './chat/outbox.svelte';
import { listen } from './live/source';
import { notifications } from './notifications/notifications.svelte';
import type { Role } from './api/types';

export { default as AccountBanner } from './account/AccountBanner.svelte';
export { default as Shell } from './ui/Shell.svelte';
export { conversations, notifications };

/** Begins what goes on while somebody is signed in, whatever page is open. Returns the way to end it. */
export function start(userId: string, roles: Role[]): () => void {
  account.start(userId);
  notifications.start();
  const ends = [() => account.stop(), () => notifications.stop(), listen()];
  if (roles.includes('coach') || roles.includes('athlete')) {
    conversations.start();
    outbox.start(userId);
    ends.push(
      outbox.onSent(async (message) => conversations.noteMessage(message)),
      () => conversations.stop(),
      () => outbox.stop(),
    );
  }
  // Finished workouts go out from whatever page is open. Only athletes need what sends them.
  if (roles.includes('athlete')) {
    let isOver = false;
    ends.push(() => (isOver = true));
    void import('./workouts/sending').then(({ startSending }) => {
      if (!isOver) ends.push(startSending(userId));
    });
  }
  return () => ends.forEach((end) => end());
}
