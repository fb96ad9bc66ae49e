/** Made by build_steps/emoji_list.js. */
declare module 'virtual:emoji' {
  const groups: { name: string; emoji: [emoji: string, label: string, words: string][] }[];
  export default groups;
}
