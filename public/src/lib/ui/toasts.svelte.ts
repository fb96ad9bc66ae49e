export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'failed';
}

const shownMs = 5_000;
let lastId = 0;

/** Short notes about what just happened. */
class Toasts {
  items = $state.raw<Toast[]>([]);

  done(text: string): void {
    this.show(text, 'done');
  }

  failed(text: string): void {
    this.show(text, 'failed');
  }

  dismiss(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }

  private show(text: string, kind: Toast['kind']): void {
    lastId += 1;
    const id = lastId;
    this.items = [...this.items.slice(-2), { id, text, kind }];
    setTimeout(() => this.dismiss(id), shownMs);
  }
}

export const toasts = new Toasts();
