import type { World } from './schema-world.js'

export type Body = Record<string, unknown>

/** What a documented parameter does. */
export interface Parameter {
  value: unknown
  /** What the answer, or what `observe` returns, has with the value, and lacks without it. */
  shows?: unknown
  /** Reads where the parameter shows, if the answer does not show it. */
  observe?: (world: World, answer: unknown) => Promise<unknown>
  /** What the refusal says, in place of `shows`. */
  refused?: string
  /** The rest of the body, if it is not that of the case. */
  body?: Body
}

/** A request that succeeds, and what the parameters of its endpoint do. */
export interface Case {
  /** Values for the path that are not those of the world. */
  identities?: (world: World) => Promise<Record<string, string>> | Record<string, string>
  body?: (world: World) => Promise<Body> | Body
  parameters?: (world: World) => Promise<Record<string, Parameter>> | Record<string, Parameter>
}

/** Returns a parameter that the answer shows under its name, or in the object under `parent`. */
export function shown(name: string, value: unknown, parent?: string): Parameter {
  const shows = { [name]: value }
  return { value, shows: parent === undefined ? shows : { [parent]: shows } }
}

/** Returns a parameter that names a stack, region or generation. */
export function named(key: string, name: string): Parameter {
  return { value: name, shows: { [key]: { name } } }
}
