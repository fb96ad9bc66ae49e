export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'tp:theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark. static/theme.js does the same before the first paint. */
class Theme {
  choice = $state<ThemeChoice>(storedChoice());

  constructor() {
    systemDark.addEventListener('change', () => this.apply());
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    try {
      localStorage.setItem(storageKey, choice);
    } catch {
      // Without storage the choice holds until the page is left.
    }
    this.apply();
  }

  private apply(): void {
    const dark = this.choice === 'dark' || (this.choice === 'system' && systemDark.matches);
    document.documentElement.classList.toggle('dark', dark);
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#0c1415' : '#f8fafa');
  }
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export const theme = new Theme();
