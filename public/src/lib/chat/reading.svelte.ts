import { hasMarks, plain, type Block } from './text';

let parse = $state.raw<((text: string) => Block[]) | null>(null);

/** What reads Markdown comes beside the first messages, not before them. Should it not come, texts stay as they were typed. */
export const markdownIsHere: Promise<void> = import('./markdown').then(
  (module) => void (parse = module.parse),
  () => {},
);

/** A message's text as blocks to be shown as elements. */
export function read(text: string): Block[] {
  return parse && hasMarks(text) ? parse(text) : plain(text);
}
