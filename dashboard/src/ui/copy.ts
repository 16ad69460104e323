/** Puts a text into the clipboard. False: this page may not, as over plain http. */
export async function copy(
  text: string,
  { clipboard }: { clipboard?: Pick<Clipboard, 'writeText'> } = navigator,
): Promise<boolean> {
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    // A browser that does not let this page write: whoever asked offers the text itself.
    return false;
  }
}
