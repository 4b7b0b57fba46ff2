/** What a reader sees of a Markdown text: link targets, emphasis marks and placeholders are gone. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\{\{[^}]*\}\}/gu, ' ')
    .replace(/\]\([^)]*\)/gu, ' ')
    .replace(/[*_#>`[\]]/gu, ' ');
}
