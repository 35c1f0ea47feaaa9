import { randomBytes } from 'node:crypto'
import { isObject, type JsonObject } from './json.js'

/** The parts of an `app.json` that this platform supports. */
export interface Manifest {
  env: Map<string, ManifestVar>
  /** The body of a formation update by process type; `null` leaves the formation unchanged. */
  formation: Map<string, Record<string, unknown>> | null
  buildpacks: string[] | null
  stack: string | null
  postdeploy: string | null
  predestroy: string | null
  successUrl: string | null
}

interface ManifestVar {
  value: string | null
  /** Whether the value is generated. */
  secret: boolean
  required: boolean
}

/** The errors of an `app.json`, one sentence each. */
export class InvalidManifestError extends Error {
  override readonly name = 'InvalidManifestError'
  readonly errors: string[]

  constructor(errors: string[]) {
    super('invalid app.json')
    this.errors = errors
  }
}

/**
 * Reads an `app.json`. "The values for keys defined in the applicable environment completely replace the values defined
 * in the base manifest": https://devcenter.heroku.com/articles/app-json-schema#environments. So the `env` of an
 * environment is not merged with the one at the top. Keys that this platform does not support, such as add-ons, are
 * ignored.
 *
 * @param environment the environment whose keys replace those at the top
 * @throws InvalidManifestError with all errors
 */
export function parseManifest(text: string, environment: 'review' | null): Manifest {
  const base = parseObject(text)
  const errors: string[] = []
  const merged = { ...base, ...(environment !== null && overridesOf(base, environment, errors)) }
  const scripts = objectOf(merged, 'scripts', errors)
  const manifest: Manifest = {
    env: envOf(merged, errors),
    formation: formationOf(merged, errors),
    buildpacks: buildpacksOf(merged, errors),
    stack: textOf(merged, 'stack', errors),
    postdeploy: scriptOf(scripts, 'postdeploy', errors),
    predestroy: scriptOf(scripts, 'pr-predestroy', errors),
    successUrl: textOf(merged, 'success_url', errors),
  }
  if (errors.length > 0) throw new InvalidManifestError(errors)
  return manifest
}

/**
 * Returns the config vars of a new app. `overrides` take precedence over the manifest, and the manifest over `defaults`.
 *
 * @throws InvalidManifestError that names the required config vars without a value
 */
export function initialConfig(
  manifest: Manifest,
  defaults: Map<string, string>,
  overrides: Map<string, string>,
): Map<string, string> {
  const config = new Map([...defaults, ...valuesOf(manifest), ...overrides])
  const missing = [...manifest.env].filter(([name, { required }]) => required && !config.has(name))
  if (missing.length > 0)
    throw new InvalidManifestError(missing.map(([name]) => `config var "${name}" is required`))
  return config
}

function* valuesOf({ env }: Manifest): Iterable<[string, string]> {
  for (const [name, { value, secret }] of env) {
    if (value !== null) yield [name, value]
    // The article on app setups: "generates a 64 character hexadecimal string".
    else if (secret) yield [name, randomBytes(32).toString('hex')]
  }
}

function parseObject(text: string): JsonObject {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new InvalidManifestError(['app.json is not valid JSON'])
  }
  if (!isObject(value)) throw new InvalidManifestError(['app.json must be an object'])
  return value
}

function overridesOf(base: JsonObject, environment: string, errors: string[]): JsonObject {
  const environments = objectOf(base, 'environments', errors)
  const unknown = Object.keys(environments).filter((name) => name !== 'test' && name !== 'review')
  for (const name of unknown) errors.push(`environment "${name}" must be test or review`)
  return objectOf(environments, environment, errors, `environments.${environment}`)
}

function envOf(manifest: JsonObject, errors: string[]): Map<string, ManifestVar> {
  const vars = new Map<string, ManifestVar>()
  for (const [name, definition] of Object.entries(objectOf(manifest, 'env', errors))) {
    const subject = `config var "${name}"`
    if (!/^\w+$/.test(name)) errors.push(`${subject} has an invalid name`)
    else if (typeof definition === 'string')
      vars.set(name, { value: definition, secret: false, required: true })
    else if (isObject(definition)) vars.set(name, varOf(definition, subject, errors))
    else errors.push(`${subject} must be a string or object`)
  }
  return vars
}

function varOf(definition: JsonObject, subject: string, errors: string[]): ManifestVar {
  const { value = null, generator = null, required = true } = definition
  if (value !== null && typeof value !== 'string') errors.push(`value of ${subject} must be a string`)
  if (generator !== null && generator !== 'secret') errors.push(`generator of ${subject} must be secret`)
  if (typeof required !== 'boolean') errors.push(`required of ${subject} must be a boolean`)
  return {
    value: typeof value === 'string' ? value : null,
    secret: generator === 'secret',
    required: required !== false,
  }
}

/** The formation is an object by process type or, in older manifests, an array of objects with `process`. */
function formationOf(manifest: JsonObject, errors: string[]): Map<string, JsonObject> | null {
  const value = manifest.formation ?? null
  if (value === null) return null
  const entries = Array.isArray(value) ? value.map(processOf) : isObject(value) ? Object.entries(value) : null
  if (entries === null) {
    errors.push('formation must be an object')
    return null
  }
  const formation = new Map<string, JsonObject>()
  for (const [type, update] of entries) {
    if (isObject(update)) formation.set(type, update)
    else errors.push(`formation "${type}" must be an object`)
  }
  return formation
}

function processOf(item: unknown): [string, unknown] {
  return [isObject(item) && typeof item.process === 'string' ? item.process : '', item]
}

function buildpacksOf(manifest: JsonObject, errors: string[]): string[] | null {
  const value = manifest.buildpacks ?? null
  if (value === null) return null
  const list: unknown[] = Array.isArray(value) ? value : [null]
  const urls = list.map((item) => (isObject(item) && typeof item.url === 'string' ? item.url : ''))
  if (!urls.includes('')) return urls
  errors.push('buildpacks must be an array of objects with a url')
  return null
}

function scriptOf(scripts: JsonObject, name: string, errors: string[]): string | null {
  const value = scripts[name] ?? null
  if (value === null || typeof value === 'string') return value
  if (isObject(value) && typeof value.command === 'string') return value.command
  errors.push(`script "${name}" must be a string, or an object with a command`)
  return null
}

function textOf(manifest: JsonObject, key: string, errors: string[]): string | null {
  const value = manifest[key] ?? null
  if (value === null || typeof value === 'string') return value
  errors.push(`${key} must be a string`)
  return null
}

function objectOf(parent: JsonObject, key: string, errors: string[], path = key): JsonObject {
  const value = parent[key] ?? {}
  if (isObject(value)) return value
  errors.push(`${path} must be an object`)
  return {}
}
