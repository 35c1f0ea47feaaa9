import type { Fault, ProxiedRequest } from './proxy.js'

/**
 * Presents what a local platform answers as Heroku's JSON schema describes apps on the container stack: builds have no
 * slug, and releases no artifacts.
 */
export function asContainerStack({ path }: ProxiedRequest): Fault | undefined {
  if (showsApps.test(path)) return rewriteEach({ build_stack: container, stack: container })
  if (/\/builds(\/|$)/.test(path)) return rewriteEach({ slug: null, stack: 'container' })
  return /\/(latest-releases|releases(\/[^/]+)?)$/.test(path)
    ? rewriteEach({ slug: null, artifacts: [] })
    : undefined
}

/** The paths of answers with one app or several. */
export const showsApps = /^(\/apps(\/[^/]+)?|\/filters\/apps)$/

const container = { id: '7a6ff0e4-42c4-4d8c-8b4c-1c6e2c5b6d5a', name: 'container' }

/** Changes properties of the object in a response, or of each in a list. */
function rewriteEach(properties: object): Fault {
  const change = (item: object) => ({ ...item, ...properties })
  return { kind: 'rewrite', json: (body) => (Array.isArray(body) ? body.map(change) : change(body)) }
}
