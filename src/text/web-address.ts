/** Whether a text is an address of the web: one that comes from elsewhere may be anything, such as `javascript:`. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
