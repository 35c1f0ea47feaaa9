import { randomBytes } from 'node:crypto'

/** What an `app.json` says, as far as this platform acts on it. */
export interface Manifest {
  env: Map<string, ManifestVar>
  /** What to scale: the body of a formation update by process type; `null` leaves everything as it is. */
  formation: Map<string, Record<string, unknown>> | null
  buildpacks: string[] | null
  stack: string | null
  postdeploy: string | null
  predestroy: string | null
  successUrl: string | null
}

interface ManifestVar {
  value: string | null
  /** To be made up. */
  secret: boolean
  required: boolean
}

/** Why an `app.json` is not taken, a sentence each. */
export class InvalidManifestError extends Error {
  override readonly name = 'ManifestInvalid'
  readonly errors: string[]

  constructor(errors: string[]) {
    super('invalid app.json')
    this.errors = errors
  }
}

type Json = Record<string, unknown>

/**
 * Reads an `app.json`, https://devcenter.heroku.com/articles/app-json-schema. The keys of an environment replace
 * those at the top completely, as that article says, and are not merged with them. Keys that nothing comes of here,
 * add-ons among them, are passed over.
 *
 * @param environment whose keys count, if it has any
 * @throws ManifestInvalid with all that is wrong
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
 * The config vars of a new app. What `overrides` gives goes before the manifest, and that before `defaults`, which
 * the app has whether the manifest names them or not.
 *
 * @throws ManifestInvalid that names the required config vars that are left without a value
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
    // "generates a 64 character hexadecimal string", says the article on app setups.
    else if (secret) yield [name, randomBytes(32).toString('hex')]
  }
}

function parseObject(text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new InvalidManifestError(['app.json is not valid JSON'])
  }
  if (!isObject(value)) throw new InvalidManifestError(['app.json must be an object'])
  return value
}

function overridesOf(base: Json, environment: string, errors: string[]): Json {
  const environments = objectOf(base, 'environments', errors)
  const unknown = Object.keys(environments).filter((name) => name !== 'test' && name !== 'review')
  for (const name of unknown) errors.push(`environment "${name}" must be test or review`)
  return objectOf(environments, environment, errors, `environments.${environment}`)
}

function envOf(manifest: Json, errors: string[]): Map<string, ManifestVar> {
  const vars = new Map<string, ManifestVar>()
  for (const [name, given] of Object.entries(objectOf(manifest, 'env', errors))) {
    const subject = `config var "${name}"`
    if (!/^\w+$/.test(name)) errors.push(`${subject} has an invalid name`)
    else if (typeof given === 'string') vars.set(name, { value: given, secret: false, required: true })
    else if (isObject(given)) vars.set(name, varOf(given, subject, errors))
    else errors.push(`${subject} must be a string or object`)
  }
  return vars
}

function varOf(given: Json, subject: string, errors: string[]): ManifestVar {
  const { value = null, generator = null, required = true } = given
  if (value !== null && typeof value !== 'string') errors.push(`value of ${subject} must be a string`)
  if (generator !== null && generator !== 'secret') errors.push(`generator of ${subject} must be secret`)
  if (typeof required !== 'boolean') errors.push(`required of ${subject} must be a boolean`)
  return {
    value: typeof value === 'string' ? value : null,
    secret: generator === 'secret',
    required: required !== false,
  }
}

/** An object by process type, or as in older manifests an array of objects with `process`. */
function formationOf(manifest: Json, errors: string[]): Map<string, Json> | null {
  const given = manifest.formation ?? null
  if (given === null) return null
  const entries = Array.isArray(given) ? given.map(processOf) : isObject(given) ? Object.entries(given) : null
  if (entries === null) {
    errors.push('formation must be an object')
    return null
  }
  const formation = new Map<string, Json>()
  for (const [type, update] of entries) {
    if (isObject(update)) formation.set(type, update)
    else errors.push(`formation "${type}" must be an object`)
  }
  return formation
}

function processOf(item: unknown): [string, unknown] {
  return [isObject(item) && typeof item.process === 'string' ? item.process : '', item]
}

function buildpacksOf(manifest: Json, errors: string[]): string[] | null {
  const given = manifest.buildpacks ?? null
  if (given === null) return null
  const list: unknown[] = Array.isArray(given) ? given : [null]
  const urls = list.map((item) => (isObject(item) && typeof item.url === 'string' ? item.url : ''))
  if (!urls.includes('')) return urls
  errors.push('buildpacks must be an array of objects with a url')
  return null
}

function scriptOf(scripts: Json, name: string, errors: string[]): string | null {
  const given = scripts[name] ?? null
  if (given === null || typeof given === 'string') return given
  if (isObject(given) && typeof given.command === 'string') return given.command
  errors.push(`script "${name}" must be a string, or an object with a command`)
  return null
}

function textOf(manifest: Json, key: string, errors: string[]): string | null {
  const given = manifest[key] ?? null
  if (given === null || typeof given === 'string') return given
  errors.push(`${key} must be a string`)
  return null
}

function objectOf(parent: Json, key: string, errors: string[], path = key): Json {
  const given = parent[key] ?? {}
  if (isObject(given)) return given
  errors.push(`${path} must be an object`)
  return {}
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
