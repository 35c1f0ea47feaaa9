import type { DeployResult } from './deploy.js'

/** Names what a deploy has built, as rows of a table: a label and its plain text. */
export function productRows({ app, build, artifact, release }: DeployResult): [string, string][] {
  if (build.slugId) return [['Slug', build.slugId]]
  if (app.product === 'docker-images') return [['Images', 'Docker images of this app only']]
  if (!release.imageId) return []
  const digest: [string, string][] = artifact.image?.digest ? [['Digest', artifact.image.digest]] : []
  return [['Image', release.imageId], ...digest]
}
