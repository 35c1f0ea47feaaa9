// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what this file is about
const any = /[\u0000-\u001f\u007f-\u009f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what this file is about
const allButLayout = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g

/** Whether a text has a control character; tabs and line breaks are some. */
export function hasControlCharacters(text: string): boolean {
  return any.test(text)
}

/** Replaces each run of control characters, except tabs and line feeds. */
export function replaceControlCharacters(text: string, by = ' '): string {
  return text.replace(allButLayout, by)
}
