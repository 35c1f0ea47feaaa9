import { shortId } from '../text/format.js'
import type { Deploy, DeployResult } from './deploy.js'

/** A row of a table about a deploy. */
export interface ResultRow {
  label: string
  /** Plain text. */
  value: string
  /** What the dashboard of Heroku has a page about, and its id. */
  page?: { kind: 'builds' | 'releases'; id: string }
}

/**
 * Lists what is known of a deploy that has ended, successfully or not: its release, its build, and what was built.
 *
 * @param result of a successful deploy
 */
export function resultRows({ build, release }: Deploy, result: DeployResult | undefined): ResultRow[] {
  const isPlain = release === undefined || release.status === 'succeeded'
  return [
    ...(release
      ? [
          {
            label: 'Release',
            value: `v${release.version}${isPlain ? '' : ` (${release.status})`}`,
            page: { kind: 'releases' as const, id: release.id },
          },
        ]
      : []),
    ...(build
      ? [{ label: 'Build', value: shortId(build.id), page: { kind: 'builds' as const, id: build.id } }]
      : []),
    ...(result ? productRows(result) : build?.slugId ? [{ label: 'Slug', value: build.slugId }] : []),
  ]
}

/** Names what the app runs after a deploy that failed; empty if that is unknown. */
export function runsNow({ release, comparison, restored }: Deploy): string {
  if (restored !== undefined) return restored
  if (release?.status === 'succeeded') return `v${release.version}, which this deploy released`
  if (!comparison || release?.status === 'pending') return ''
  return comparison.previous === undefined ? 'nothing yet' : `${comparison.from}, as before`
}

/** Names what a deploy has built. */
function productRows({ app, build, artifact, release }: DeployResult): ResultRow[] {
  if (build.slugId) return [{ label: 'Slug', value: build.slugId }]
  if (app.product === 'docker-images') return [{ label: 'Images', value: 'Docker images of this app only' }]
  if (!release.imageId) return []
  const { digest } = artifact.image ?? {}
  return [{ label: 'Image', value: release.imageId }, ...(digest ? [{ label: 'Digest', value: digest }] : [])]
}
