import data from 'emojibase-data/en/data.json' with { type: 'json' };
import messages from 'emojibase-data/en/messages.json' with { type: 'json' };

const name = 'virtual:emoji';
/** Newer ones are empty boxes on many devices that are still in use. */
const newest = 15;
/** The parts that emoji are composed of: skin tones, hair. */
const components = 2;

/**
 * The module `virtual:emoji`: every emoji with its name and the words that find it, by group. It is a tenth of what
 * emojibase has on them.
 * @returns {import('vite').Plugin}
 */
export function emojiList() {
  return {
    name: 'emoji-list',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const groups = messages.groups
        .filter(({ order }) => order !== components)
        .map(({ message, order }) => ({ name: message, emoji: emojiOf(order) }));
      // Read by JSON.parse, which is faster than the same as an expression.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(groups))})`;
    },
  };
}

/** @param {number} group */
function emojiOf(group) {
  return data
    .filter((one) => one.group === group && one.version <= newest)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ emoji, label, tags }) => [qualified(emoji), label, (tags ?? []).join(' ')]);
}

/**
 * As keyboards type it: only what would else be shown as text asks to be shown as a picture.
 * @param {string} emoji
 */
function qualified(emoji) {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}
