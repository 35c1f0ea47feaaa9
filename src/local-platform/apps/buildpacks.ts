import type { Buildpack } from '../builder/types.js'

const urnPrefix = 'urn:buildpack:'
const registryUrl = /^https:\/\/buildpack-registry\.s3\.amazonaws\.com\/buildpacks\/([\w-]+\/[\w-]+)\.tgz$/

/** Returns the buildpack with this name, URN or URL, with the name and the URL that Heroku shows for it. */
export function parseBuildpack(address: string): Buildpack {
  const name = address.startsWith(urnPrefix) ? address.slice(urnPrefix.length) : address
  if (/^[\w-]+\/[\w-]+$/.test(name)) return { name, url: `${urnPrefix}${name}` }
  return { name: registryUrl.exec(address)?.[1] ?? address, url: address }
}

/** Returns the buildpack in the builder's form: a registry buildpack by its name, any other by its URL. */
export function toBuilderBuildpack({ name, url }: Buildpack): Buildpack {
  if (url !== undefined && !url.startsWith(urnPrefix) && !registryUrl.test(url)) return { url }
  return { name: name ?? '' }
}
