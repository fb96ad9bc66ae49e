// @vitest-environment jsdom
import { isLive, onLive, tell, type LiveEvent } from '$lib/live/events';
import { listen } from '$lib/live/source';
import { typingLine } from '$lib/live/typing_line';
import { watchTyping } from '$lib/live/typists';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

class Source {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  static get last(): Source {
    return Source.all.at(-1)!;
  }

  onopen = () => {};
  onmessage: (event: Partial<MessageEvent<string>>) => void = () => {};
  onerror = () => {};
  readyState = 0;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
    Source.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.onopen();
  }

  say(event: LiveEvent | { kind: string }): void {
    this.onmessage({ data: JSON.stringify(event) });
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror();
  }

  close(): void {
    this.readyState = 2;
  }
}

describe('listening', () => {
  const heard: (LiveEvent | null)[] = [];
  let stop: () => void;
  let forget: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Source);
    Source.all = [];
    heard.length = 0;
    const concerns = (event: LiveEvent) => event.conversationId === 'one';
    forget = onLive({ kinds: ['message'], concerns }, (event) => heard.push(event));
    stop = listen();
  });

  afterEach(() => {
    stop();
    forget();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('hears what is of interest, and catches up with what was before', () => {
    Source.last.open();
    vi.advanceTimersByTime(0);
    expect(isLive()).toBe(true);
    expect(heard).toEqual([null]);
    Source.last.say({ kind: 'message', conversationId: 'two' });
    Source.last.say({ kind: 'read', conversationId: 'one' });
    Source.last.say({ kind: 'message', conversationId: 'one', seq: 3 });
    expect(heard.slice(1)).toEqual([{ kind: 'message', conversationId: 'one', seq: 3 }]);
  });

  it('connects again, and asks for everything within three seconds', () => {
    Source.last.open();
    Source.last.say({ kind: 'message', conversationId: 'one' });
    Source.last.fail(0);
    expect(isLive()).toBe(false);
    expect(Source.all[0]!.readyState).toBe(2);
    vi.advanceTimersByTime(2_000);
    expect(Source.all).toHaveLength(2);
    expect(Source.last.url).toBe('/api/live');
    heard.length = 0;
    Source.last.open();
    vi.advanceTimersByTime(3_000);
    expect(heard).toEqual([null]);
  });

  it('waits longer each time that it fails, and lets others find out soon whether the session has ended', () => {
    Source.last.open();
    vi.advanceTimersByTime(0);
    heard.length = 0;
    Source.last.fail(0);
    vi.advanceTimersByTime(2_000);
    expect(heard).toEqual([]);
    Source.last.fail(2);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual([null]);
    vi.advanceTimersByTime(20_000);
    expect(Source.all.length).toBeLessThan(8);
    for (let times = 0; times < 9; times += 1) {
      Source.last.fail(2);
      vi.advanceTimersByTime(45_000);
    }
    const before = Source.all.length;
    Source.last.fail(2);
    vi.advanceTimersByTime(14_000);
    expect(Source.all).toHaveLength(before);
    expect(heard).toEqual([null]);
  });

  it('asks for everything where the server says that something may have been missed', () => {
    Source.last.open();
    vi.advanceTimersByTime(0);
    heard.length = 0;
    Source.last.say({ kind: 'resync' });
    vi.advanceTimersByTime(3_000);
    expect(heard).toEqual([null]);
  });

  it('ends', () => {
    stop();
    dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60_000);
    expect(Source.all).toHaveLength(1);
    expect(Source.last.readyState).toBe(2);
  });
});

describe('who is typing', () => {
  it('shows for a while, and until the message comes', () => {
    vi.useFakeTimers();
    let shown: string[] = [];
    const stop = watchTyping('one', (userIds) => (shown = userIds));
    const types = (userId: string, conversationId = 'one') =>
      tell({ kind: 'typing', conversationId, userId });
    types('ana');
    types('ben');
    types('cy', 'two');
    expect(shown).toEqual(['ana', 'ben']);
    vi.advanceTimersByTime(4_000);
    types('ben');
    vi.advanceTimersByTime(2_500);
    expect(shown).toEqual(['ben']);
    tell({ kind: 'message', conversationId: 'one', seq: 1 });
    expect(shown).toEqual([]);
    stop();
    types('ana');
    expect(shown).toEqual([]);
    vi.useRealTimers();
  });

  it('is said of one, two or more', () => {
    expect(typingLine([])).toBe('');
    expect(typingLine(['Ana'])).toBe('Ana is typing…');
    expect(typingLine(['Ana', 'Ben'])).toBe('Ana and Ben are typing…');
    expect(typingLine(['Ana', 'Ben', 'Cy'])).toBe('Several people are typing…');
  });
});
