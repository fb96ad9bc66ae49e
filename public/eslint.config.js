import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['**/node_modules', '**/.canary-*'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    rules: {
      // TypeScript knows better which names exist.
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      // These ask for SvelteKit's own helpers.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  // Playwright reads from the pattern which fixtures a fixture needs; `{}` is none.
  { files: ['**/tests/browser/**'], rules: { 'no-empty-pattern': 'off' } },
);
