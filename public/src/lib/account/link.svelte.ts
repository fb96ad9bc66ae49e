import { asApiError } from '$lib/api/error';
import { Submission } from '$lib/ui/submission.svelte';

/** What is sent with the token of a link from a mail. The server says 403 for a token that is used, old or made up. */
export class LinkSubmission extends Submission {
  isDead = $state(false);

  override async send(form: HTMLFormElement | undefined, action: () => Promise<unknown>): Promise<boolean> {
    return super.send(form, async () => {
      try {
        await action();
      } catch (thrown) {
        const error = asApiError(thrown);
        this.isDead = error.code === 'forbidden' || 'token' in error.fields;
        throw thrown;
      }
    });
  }
}
