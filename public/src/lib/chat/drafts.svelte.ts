import { session } from '$lib/session.svelte';
import { drop, keep, kept } from '$lib/kept';
import { SvelteMap } from 'svelte/reactivity';

/** What somebody began to write in each conversation. It survives leaving the conversation, a reload, and the session's end. */
class Drafts {
  private seen = new SvelteMap<string, string>();

  of(conversationId: string): string {
    const userId = session.user?.id ?? '';
    return this.seen.get(userId + conversationId) ?? kept('draft', userId, conversationId) ?? '';
  }

  set(conversationId: string, text: string): void {
    const userId = session.user?.id;
    if (!userId) return;
    this.seen.set(userId + conversationId, text);
    if (text.trim()) keep('draft', userId, conversationId, text);
    else drop('draft', userId, conversationId);
  }

  forget(): void {
    this.seen.clear();
  }
}

export const drafts = new Drafts();
