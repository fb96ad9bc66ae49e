/** The present, kept fresh enough for `Today` to become `Yesterday` by itself. */
class Now {
  value = $state.raw(new Date());

  constructor() {
    setInterval(() => (this.value = new Date()), 30_000);
  }
}

export const now = new Now();
