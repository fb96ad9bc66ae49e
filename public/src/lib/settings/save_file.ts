/** Gives a file to the browser, as if it had been downloaded from an address. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has it now, but some begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
