/** Returns a row of the summary's table about one deploy, whose cell is Markdown. */
export function headedRow(head: string, cell: string): string {
  return `<tr><th align="left">${head}</th><td>\n\n${cell}\n\n</td></tr>`
}
