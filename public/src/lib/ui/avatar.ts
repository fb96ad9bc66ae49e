const tints = 6;

/** One of the avatar colours, 1 to 6, always the same for the same seed (FNV-1a, which spreads similar seeds well). */
export function tint(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  }
  // The low bits alone would repeat; fold the high ones in.
  return (((hash ^ (hash >>> 15)) >>> 0) % tints) + 1;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/).filter(Boolean);
  // `Strength block 3` is SB, not S3.
  const words = parts.some((part) => /^\p{L}/u.test(part))
    ? parts.filter((part) => /^\p{L}/u.test(part))
    : parts;
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends
    .map((word) => [...letters.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase();
}
