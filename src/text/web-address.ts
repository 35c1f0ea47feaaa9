/** Returns whether a text is an http or https URL: one from elsewhere may be anything, such as `javascript:`. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
