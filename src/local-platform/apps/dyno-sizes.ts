import { reference } from './references.js'

/** A size that a dyno can have here. Whatever it is, dynos have the machine's own processors and memory. */
export interface DynoSize {
  name: string
  /** In GB. */
  memory: number
  /** vCPUs. */
  compute: number
  isDedicated: boolean
  /** What Enterprise accounts are charged. */
  dynoUnits: number
  /** US cents a month. */
  cents: number
}

/** The sizes of https://devcenter.heroku.com/articles/dyno-types that an app in the Common Runtime can have. */
export const dynoSizeList: DynoSize[] = [
  { name: 'Eco', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 0.28, cents: 500 },
  { name: 'Basic', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 0.28, cents: 700 },
  { name: 'Standard-1X', memory: 0.5, compute: 1, isDedicated: false, dynoUnits: 1, cents: 2500 },
  { name: 'Standard-2X', memory: 1, compute: 2, isDedicated: false, dynoUnits: 2, cents: 5000 },
  { name: 'Performance-M', memory: 2.5, compute: 2, isDedicated: true, dynoUnits: 8, cents: 25_000 },
  { name: 'Performance-L', memory: 14, compute: 8, isDedicated: true, dynoUnits: 16, cents: 50_000 },
]

/** Returns the id of a size. */
export function dynoSizeId(name: string): string {
  return reference('dyno size', name).id
}

/** Returns the size with this id, or with this name in any case. */
export function findDynoSize(identity: string): DynoSize | undefined {
  return dynoSizeList.find(
    ({ name }) => dynoSizeId(name) === identity || name.toLowerCase() === identity.toLowerCase(),
  )
}
