import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

interface Schema {
  $ref?: string
  type?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  required?: string[]
  additionalProperties?: boolean
  /** Heroku's own keyword: an object has exactly the properties that are listed. */
  strictProperties?: boolean
  definitions?: Record<string, Schema>
}

/** An endpoint, with the schemas of its request's body and of its answer. */
export interface Link {
  method: string
  /** Such as `/apps/:app`. */
  path: string
  schema?: Schema
  targetSchema?: Schema
}

/** The schema of Heroku's Platform API, as scripts/platform-api-schema.js writes it. */
const api: { definitions: Record<string, Schema>; links: Link[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'platform-api-schema.json'), 'utf8'),
)

/** All endpoints. Heroku lists some twice, with other parameters each. */
export const links = api.links

const ajv = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }))
ajv.addSchema({ definitions: strict(api.definitions) }, 'platform')

/**
 * Returns what is wrong with an answer, one line for each violation: `/owner must have required property 'email'`.
 * Properties are required and complete wherever the schema has `strictProperties`.
 */
export function violations({ targetSchema }: Link, answer: unknown): string[] {
  const validate = validatorOf(targetSchema ?? {})
  validate(answer)
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${params.additionalProperty ?? params.allowedValues ?? ''}`.trim(),
  )
}

function validatorOf(schema: Schema): ValidateFunction {
  const text = JSON.stringify(strict(schema)).replaceAll('"#/definitions/', '"platform#/definitions/')
  return ajv.compile(JSON.parse(text))
}

function strict<T>(value: T): T
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => strict(item))
  if (!isObject(value)) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strict(item)]))
  if (value.strictProperties !== true || !isObject(value.properties)) return copy
  return { ...copy, additionalProperties: false, required: Object.keys(value.properties) }
}

/** Returns the paths of the parameters in the body of a request, such as `updates[].type`, without those that have parts. */
export function parametersOf({ schema = {} }: Link): string[] {
  return leaves(schema, '')
}

function leaves(schema: Schema, path: string): string[] {
  const { properties, items } = resolve(schema)
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([key, part]) =>
      leaves(part, path === '' ? key : `${path}.${key}`),
    )
  if (items !== undefined && resolve(items).properties !== undefined) return leaves(items, `${path}[]`)
  return path === '' ? [] : [path]
}

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const keys = schema.$ref.split('/').slice(1)
  let found: unknown = api
  for (const key of keys) found = isObject(found) ? found[key] : undefined
  return isObject(found) ? resolve(found) : {}
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
