/** Returns whether a text is a full SHA-1 commit id. */
export function isFullCommitId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

/** Returns whether a text is a commit id, full or abbreviated. All digits may be a number, and do not count. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(text) && /[a-f]/i.test(text)
}
