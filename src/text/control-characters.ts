// biome-ignore lint/suspicious/noControlCharactersInRegex: this file is about them
const anyControlCharacter = /[\u0000-\u001f\u007f-\u009f]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: this file is about them
const controlCharactersAndSeparators = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: this file is about them
const exceptTabsAndLineFeeds = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g

/** Returns whether a text has a control character, tabs and line breaks included. */
export function hasControlCharacters(text: string): boolean {
  return anyControlCharacter.test(text)
}

/** Makes one line of a text: each run of control characters and line separators becomes a space. */
export function toOneLine(text: string): string {
  return text.replace(controlCharactersAndSeparators, ' ')
}

/** Replaces each run of control characters, except tabs and line feeds. */
export function replaceControlCharacters(text: string, replacement = ' '): string {
  return text.replace(exceptTabsAndLineFeeds, replacement)
}
