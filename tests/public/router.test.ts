// @vitest-environment jsdom
import { router } from '$src/router.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('a page that is protected', () => {
  let end = () => {};
  beforeEach(() => router.go('/settings/profile', { always: true }));
  afterEach(() => end());

  it('is left only by who says so', () => {
    let proceed = () => {};
    end = router.protect((leave) => (proceed = leave));
    router.go('/messages');
    expect(router.path).toBe('/settings/profile');
    proceed();
    expect(router.path).toBe('/messages');
    router.go('/assignments');
    expect(router.path).toBe('/assignments');
  });

  it('is also kept from going back, and then goes back', async () => {
    router.go('/settings/security');
    let proceed = () => {};
    end = router.protect((leave) => (proceed = leave));
    history.back();
    await settled();
    expect(location.pathname).toBe('/settings/security');
    expect(router.path).toBe('/settings/security');
    proceed();
    await settled();
    expect(router.path).toBe('/settings/profile');
  });

  it('is left without asking where nothing is left to stay for', () => {
    const guard = vi.fn();
    end = router.protect(guard);
    router.go('/sign-in', { always: true, replace: true });
    expect(router.path).toBe('/sign-in');
    expect(guard).not.toHaveBeenCalled();
  });

  it('warns before the window is closed, and no longer than it must', () => {
    const closing = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    end = router.protect(() => {});
    expect(closing()).toBe(true);
    end();
    expect(closing()).toBe(false);
  });
});
