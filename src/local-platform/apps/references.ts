import { createHash } from 'node:crypto'

/** Returns the id and name of a stack, a region and the like. The id is derived from the name, so it is the same in every run. */
export function reference(
  kind: 'stack' | 'region' | 'generation' | 'domain' | 'dyno size' | 'user',
  name: string,
): { id: string; name: string } {
  const hex = createHash('sha256').update(`${kind} ${name}`).digest('hex')
  return { id: hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'), name }
}
