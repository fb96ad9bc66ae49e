/** The tags in what was typed or pasted: apart at commas, semicolons and line ends, each once, whatever its case. */
export function withTags(tags: readonly string[], typed: string): string[] {
  const all = [...tags];
  for (const part of typed.split(/[,;\n\t]/)) {
    const tag = part.trim().replace(/\s+/g, ' ');
    if (tag && !all.some((one) => one.toLowerCase() === tag.toLowerCase())) all.push(tag);
  }
  return all;
}
