export interface Piece {
  text: string;
  href: string | null;
}

const address = /https?:\/\/[^\s<>"']+/g;

/** A text cut into plain pieces and web addresses. Nothing of it is ever read as HTML. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    // The full stop after an address ends the sentence, not the address.
    const href = match[0].replace(/[.,:;!?)\]}]+$/, '');
    if (!URL.canParse(href)) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index), href: null });
    found.push({ text: href, href });
    at = match.index + href.length;
  }
  if (at < text.length || found.length === 0) found.push({ text: text.slice(at), href: null });
  return found;
}
