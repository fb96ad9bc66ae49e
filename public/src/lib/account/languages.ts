// Languages by their own names. TrainingPlanner speaks English; the choice says how it writes dates and times.

const offered = [
  'en', 'en-US', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'es', 'es-MX', 'et', 'fi', 'fr', 'fr-CA', 'hr', 'hu', 'it', 'ja', 'ko', 'lt',
  'lv', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh-Hans', 'zh-Hant',
]; // prettier-ignore

/** What can be chosen, and `current` even if it is none of these. */
export function languageOptions(current: string): { value: string; label: string }[] {
  const tags = offered.includes(current) || !current ? offered : [...offered, current];
  const [english, ...others] = tags.map((value) => ({ value, label: nameOf(value) }));
  return [english!, ...others.sort((a, b) => a.label.localeCompare(b.label))];
}

function nameOf(tag: string): string {
  if (tag === 'en') return 'English';
  try {
    const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
