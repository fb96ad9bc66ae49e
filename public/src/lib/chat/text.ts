/** A message's text, taken apart. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; href: string; text: string };

export type Block =
  | { kind: 'text'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] };

/** Whatever lacks all of these is plain text, as most messages are. */
const anyMark = /[*_~`>[\\<]|^\s*(?:[-+]|1[.)])\s|:\/\/|www\.|\S@\S/m;

/** Whether a text may be more than plain. */
export function hasMarks(text: string): boolean {
  return anyMark.test(text);
}

// Code, an escaped character, a link, or emphasis; 4*8 is none. The bound keeps a text of nothing but marks cheap.
const anyInline =
  /`([^`\n]+)`|\\([!-/:-@[-`{-~])|\[([^\]\n]+)\]\((?:https?:|mailto:)[^\s)]+\)|(?<![\p{L}\p{N}])(\*\*|__|~~|[*_])(?=\S)(.{1,500}?)(?<=\S)\4(?![\p{L}\p{N}*_~])/gu;

/** A text without the marks, for where it is only hinted at: near enough, without reading Markdown. */
export function unmarked(text: string): string {
  if (!hasMarks(text)) return text;
  return inner(text.replace(/^ {0,3}(?:(?:> )+|```.*$)/gm, ''));
}

function inner(text: string): string {
  return text.replace(
    anyInline,
    (_, code?: string, escaped?: string, link?: string, _mark?: string, marked?: string) =>
      code ?? escaped ?? inner(link ?? marked ?? ''),
  );
}

export function plain(text: string): Block[] {
  return [{ kind: 'text', children: [{ kind: 'text', text }] }];
}

/** Whether a text is one to three emoji and nothing else: those are shown large. */
export function isEmojiOnly(text: string): boolean {
  return /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u.test(
    text.trim(),
  );
}
