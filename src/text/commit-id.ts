/** Whether a text is a commit's whole id. */
export function isFullCommitId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

/** Whether a text is a commit's id, or the beginning of one; what is all digits may as well be a number. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,64}$/i.test(text) && /[a-f]/i.test(text)
}
