import { Lexer, Tokenizer, type Token, type Tokens } from 'marked';
import { plain, type Block, type Inline } from './text';

/** Deeper than this a quote in a quote, or a list in a list, stays as it was typed. */
const deepest = 3;
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * What people use in a chat: emphasis, code, lists, quotes, links. Headings, tables, pictures, HTML and the rest of Markdown
 * stay text. Where training notation looks like Markdown, it is training notation: `4*8 and 3*10`, `>90 %`, `~5 km`.
 */
class ChatTokenizer extends Tokenizer {
  private depth = 0;

  override blockquote(source: string) {
    return /^ {0,3}> /.test(source) ? this.deeper(() => super.blockquote(source)) : undefined;
  }
  override list(source: string) {
    return this.deeper(() => super.list(source));
  }
  override emStrong(source: string, masked: string, before = '') {
    if (wordCharacter.test(before)) return undefined;
    const token = super.emStrong(source, masked, before);
    return token && wordCharacter.test(source.charAt(token.raw.length)) ? undefined : token;
  }
  override del(source: string, masked: string, before = '') {
    return source.startsWith('~~') ? super.del(source, masked, before) : undefined;
  }
  override code = none;
  override heading = none;
  override lheading = none;
  override hr = none;
  override html = none;
  override def = none;
  override table = none;
  override tag = none;

  private deeper<T>(read: () => T): T | undefined {
    if (this.depth >= deepest) return undefined;
    this.depth += 1;
    try {
      return read();
    } finally {
      this.depth -= 1;
    }
  }
}

function none(): undefined {
  return undefined;
}

/** A message's text as blocks to be shown as elements. Nothing of it is ever read as HTML, and no character of it gets lost. */
export function parse(text: string): Block[] {
  try {
    const lexer = new Lexer({ tokenizer: new ChatTokenizer(), gfm: true });
    return blocksOf(lexer, lexer.blockTokens(text.replaceAll('\r\n', '\n'), []));
  } catch {
    // Nested beyond reason.
    return plain(text);
  }
}

function blocksOf(lexer: Lexer, tokens: Token[]): Block[] {
  const blocks: Block[] = [];
  let text = '';
  const endText = () => {
    // Blank lines between two paragraphs stay; those around other blocks are their distance.
    const kept = text.replace(/^\n+|\s+$/g, '');
    text = '';
    if (kept) blocks.push({ kind: 'text', children: joined(lexer.inlineTokens(kept).flatMap(inlineOf)) });
  };
  for (const token of tokens) {
    const block = blockOf(lexer, token);
    if (!block) text += token.raw;
    else {
      endText();
      blocks.push(block);
    }
  }
  endText();
  return blocks;
}

function blockOf(lexer: Lexer, token: Token): Block | null {
  if (token.type === 'code') return { kind: 'code', text: (token as Tokens.Code).text };
  if (token.type === 'blockquote')
    return { kind: 'quote', children: blocksOf(lexer, (token as Tokens.Blockquote).tokens) };
  if (token.type !== 'list') return null;
  const { ordered, start, items } = token as Tokens.List;
  // `12. December` is a date, not a list.
  if (ordered && (start !== 1 || items.length < 2)) return null;
  return { kind: 'list', ordered, items: items.map((item) => blocksOf(lexer, item.tokens)) };
}

function inlineOf(token: Token): Inline[] {
  if (token.type === 'escape') return [{ kind: 'text', text: (token as Tokens.Escape).text }];
  if (token.type === 'codespan') return [{ kind: 'code', text: (token as Tokens.Codespan).text }];
  if (token.type === 'strong' || token.type === 'em' || token.type === 'del') {
    const { tokens = [] } = token as Tokens.Strong;
    return [{ kind: token.type, children: joined(tokens.flatMap(inlineOf)) }];
  }
  if (token.type === 'link') {
    const link = linkOf(token as Tokens.Link);
    if (link) return [link];
  }
  return [{ kind: 'text', text: token.raw }];
}

/** Null for what leads to no web page or mailbox, and for an address that hides another one. */
function linkOf({ href, text, raw }: Tokens.Link): Inline | null {
  if (!URL.canParse(href) || !/^(https?|mailto):$/.test(new URL(href).protocol)) return null;
  const isBare = !raw.startsWith('[') && !raw.startsWith('<');
  if (!isBare && raw.startsWith('[') && /:\/\/|www\./.test(text) && text !== href) return null;
  return { kind: 'link', href, text };
}

function joined(parts: Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') last.text += part.text;
    else result.push(part.kind === 'text' ? { ...part } : part);
  }
  return result;
}
