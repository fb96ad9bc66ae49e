// @vitest-environment jsdom
import { presses } from '$lib/chat/touch';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const onhold = vi.fn();
let element: HTMLElement;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  onhold.mockClear();
  element = document.body.appendChild(document.createElement('div'));
  end = presses({ onhold, onpoint: () => {} })(element);
});

afterEach(() => {
  end();
  element.remove();
  vi.useRealTimers();
});

function press(ms: number, pointerType = 'touch'): Event {
  element.dispatchEvent(Object.assign(new MouseEvent('pointerdown'), { pointerType }));
  vi.advanceTimersByTime(ms);
  element.dispatchEvent(new MouseEvent('pointerup'));
  const lifted = new Event('touchend', { cancelable: true });
  element.dispatchEvent(lifted);
  return lifted;
}

it('has no click follow the end of a long press, but one that of a tap', () => {
  expect(press(600).defaultPrevented).toBe(true);
  expect(onhold).toHaveBeenCalledOnce();
  expect(press(100).defaultPrevented).toBe(false);
  expect(onhold).toHaveBeenCalledOnce();
});
