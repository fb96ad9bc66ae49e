import { api, data, idempotencyKey } from '$lib/api/client';
import { router } from '$src/router.svelte';
import { conversations } from './conversations.svelte';

/** Leads to the conversation of two, and begins it where there is none yet. */
export async function openDirect(otherId: string): Promise<void> {
  const known = conversations.items.find(
    ({ isGroup, participants }) => !isGroup && participants.some(({ userId }) => userId === otherId),
  );
  if (known) return router.go(`/messages/${known.id}`);
  const conversation = await data(
    api.POST('/api/messages/conversations', {
      headers: idempotencyKey(crypto.randomUUID()),
      body: { participantIds: [otherId] },
    }),
  );
  conversations.add(conversation);
  router.go(`/messages/${conversation.id}`);
}
