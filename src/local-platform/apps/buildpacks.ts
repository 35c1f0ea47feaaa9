import type { Buildpack } from '../builder/types.js'

const URN = 'urn:buildpack:'
const REGISTRY = /^https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/([\w-]+\/[\w-]+)\.tgz$/

/** The buildpack that a name, a URN or a URL stands for, with the name and the URL that Heroku shows for it. */
export function parseBuildpack(given: string): Buildpack {
  const name = given.startsWith(URN) ? given.slice(URN.length) : given
  if (/^[\w-]+\/[\w-]+$/.test(name)) return { name, url: `${URN}${name}` }
  return { name: REGISTRY.exec(given)?.[1] ?? given, url: given }
}

/** The buildpack as a build uses it: one of the registry by its name alone, any other by its URL. */
export function toBuilderBuildpack({ name, url }: Buildpack): Buildpack {
  if (url !== undefined && !url.startsWith(URN) && !REGISTRY.test(url)) return { url }
  return { name: name ?? '' }
}
