import { invalidParams } from './errors.js'
import { reference } from './references.js'

export interface Region {
  id: string
  name: string
  country: string
  locale: string
  /** Amazon's name for it. */
  provider: string
}

/** The regions of the Common Runtime. */
export const regions: Region[] = [
  { ...reference('region', 'us'), country: 'United States', locale: 'Virginia', provider: 'us-east-1' },
  { ...reference('region', 'eu'), country: 'Ireland', locale: 'Dublin', provider: 'eu-west-1' },
]

export function findRegion(identity: string): Region | undefined {
  return regions.find(({ id, name }) => id === identity || name === identity)
}

/**
 * Returns the name of the region with this id or name.
 *
 * @throws ApiError 422 if there is none
 */
export function regionName(identity: string): string {
  const region = findRegion(identity)
  if (region === undefined) throw invalidParams(`Region ${identity} is not available.`)
  return region.name
}
