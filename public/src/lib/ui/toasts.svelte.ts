export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'failed';
  /** What can still be done about it, as `Undo`. */
  action?: { label: string; run: () => void };
}

const shownMs = 5_000;
// Who wants to press something needs time to get there.
const actionShownMs = 10_000;
let lastId = 0;

/** Short notes about what just happened. */
class Toasts {
  items = $state.raw<Toast[]>([]);

  done(text: string): void {
    this.show(text, 'done');
  }

  /** Something done that one press takes back, for as long as it shows. */
  undoable(text: string, undo: () => void, forMs = actionShownMs): void {
    this.show(text, 'done', { label: 'Undo', run: undo }, forMs);
  }

  failed(text: string): void {
    this.show(text, 'failed');
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  private show(text: string, kind: Toast['kind'], action?: Toast['action'], forMs = shownMs): void {
    lastId += 1;
    const id = lastId;
    this.items = [...this.items.slice(-2), { id, text, kind, action }];
    setTimeout(() => this.dismiss(id), forMs);
  }
}

export const toasts = new Toasts();
