import { asApiError, type ApiError } from '$lib/api/error';
import { problemText } from '$lib/i18n/en';
import { tick } from 'svelte';

/** A form on its way to the server: whether it is under way, what was wrong with which field, or with the whole. */
export class Submission {
  busy = $state(false);
  problem = $state<string | null>(null);
  private fields = $state.raw<Record<string, string>>({});
  private readonly fieldOfCode: Record<string, string>;

  /** `fieldOfCode`: the field that a code of the API is about. */
  constructor(fieldOfCode: Record<string, string> = {}) {
    this.fieldOfCode = fieldOfCode;
  }

  /** Sends it, unless it is under way. False where it failed; then the first wrong field of `form` has the focus. */
  async send(form: HTMLFormElement | undefined, action: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.clear();
    try {
      await action();
      return true;
    } catch (thrown) {
      this.take(asApiError(thrown));
      await tick();
      form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with a field, in words for its owner. */
  error(field: string): string | undefined {
    return this.fields[field];
  }

  /** Says what is wrong with a field before the server does. */
  refuse(field: string, text: string): void {
    this.fields = { ...this.fields, [field]: text };
  }

  clear(): void {
    this.problem = null;
    this.fields = {};
  }

  private take(error: ApiError): void {
    const known = this.fieldOfCode[error.code];
    if (known) this.fields = { [known]: problemText(error) };
    // `specializations[3]` is told at `specializations`.
    for (const [name, message] of Object.entries(error.fields)) {
      const field = name.split(/[.[/]/)[0]!;
      this.fields = { ...this.fields, [field]: `This ${message}.` };
    }
    if (!Object.keys(this.fields).length) {
      this.problem = problemText(error);
    }
  }
}
