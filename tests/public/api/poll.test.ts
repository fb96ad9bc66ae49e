// @vitest-environment jsdom
import { ApiError } from '$lib/api/error';
import { nextDelay, Poll } from '$lib/api/poll';
import { setLive, tell } from '$lib/live/events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const pace = { visible: 5_000, hidden: 30_000 };

describe('the delay', () => {
  it('is the pace while all is well', () => {
    expect(nextDelay(pace, true, 0, null)).toBe(5_000);
    expect(nextDelay(pace, false, 0, null)).toBe(30_000);
  });

  it('doubles with each failure, up to a minute', () => {
    const delays = [1, 2, 3, 4, 9].map((failures) => nextDelay(pace, true, failures, new ApiError(0)));
    expect(delays).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('is never shorter than the server asks, nor than the pace', () => {
    expect(nextDelay(pace, true, 1, new ApiError(503, {}, 90))).toBe(90_000);
    expect(nextDelay({ visible: 300_000, hidden: 300_000 }, true, 1, new ApiError(0))).toBe(300_000);
  });
});

describe('polling', () => {
  let poll: Poll;

  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    poll.stop();
    vi.useRealTimers();
  });

  it('calls at once, then at its pace, until stopped', async () => {
    const task = vi.fn(async () => {});
    poll = new Poll(task, pace);
    poll.start();
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(task).toHaveBeenCalledTimes(3);
    poll.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(task).toHaveBeenCalledTimes(3);
  });

  it('never runs twice at once, and runs again right after when asked meanwhile', async () => {
    let running = 0;
    let most = 0;
    const task = vi.fn(async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      running -= 1;
    });
    poll = new Poll(task, pace);
    poll.start();
    poll.now();
    poll.now();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(task).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
  });

  it.each(['focus', 'online'])('calls at once on %s', async (event) => {
    const task = vi.fn(async () => {});
    poll = new Poll(task, pace);
    poll.start();
    await vi.advanceTimersByTimeAsync(100);
    dispatchEvent(new Event(event));
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('leaves a server alone that asked for it, even on focus', async () => {
    const task = vi.fn(async () => {
      poll.now();
      throw new ApiError(503, {}, 20);
    });
    poll = new Poll(task, pace);
    poll.start();
    await vi.advanceTimersByTimeAsync(19_000);
    dispatchEvent(new Event('focus'));
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('comes back to its pace after a success', async () => {
    const task = vi.fn(async () => {
      if (task.mock.calls.length <= 2) throw new ApiError(0);
    });
    poll = new Poll(task, pace);
    poll.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(task).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(task).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(task).toHaveBeenCalledTimes(4);
  });

  it('does not let what was asked for meanwhile wait as long as what failed', async () => {
    const task = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      throw new ApiError(0);
    });
    poll = new Poll(task, pace);
    poll.start();
    poll.now();
    await vi.advanceTimersByTimeAsync(16_500);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('asks a server that is away no oftener than once in a second, however often it is asked to', async () => {
    const task = vi.fn(async () => {
      poll.now();
      throw new ApiError(0);
    });
    poll = new Poll(task, pace);
    poll.start();
    await vi.advanceTimersByTimeAsync(4_500);
    expect(task).toHaveBeenCalledTimes(5);
  });

  it('calls at once when an event of interest arrives, and hardly without one', async () => {
    const task = vi.fn(async () => {});
    poll = new Poll(task, pace, { kinds: ['message'] });
    setLive(true);
    poll.start();
    await vi.advanceTimersByTimeAsync(24_000);
    expect(task).toHaveBeenCalledTimes(1);
    tell({ kind: 'read' });
    expect(task).toHaveBeenCalledTimes(1);
    tell({ kind: 'message' });
    expect(task).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(26_000);
    expect(task).toHaveBeenCalledTimes(3);
    setLive(false);
  });
});
