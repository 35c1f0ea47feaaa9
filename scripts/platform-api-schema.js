// Writes, from the JSON schema of the Platform API, what the local platform and its tests need of it:
//
//   curl https://api.heroku.com/schema -H 'Accept: application/vnd.heroku+json; version=3' > schema.json
//   npm run schema -- schema.json
//
// Heroku also publishes the schema, under the MIT license, in https://github.com/heroku/heroku-go.
import { readFile, writeFile } from 'node:fs/promises'

const [, , file = ''] = process.argv
const endpointsFile = 'src/local-platform/api/known-endpoints.ts'
const schemaFile = '__tests__/support/platform-api-schema.json'

const { definitions } = JSON.parse(await readFile(file, 'utf8'))
const links = Object.values(definitions).flatMap(({ links = [] }) =>
  links.map(({ method, href, schema, targetSchema }) => ({
    method,
    path: pathOf(href),
    ...(schema && { schema: compact(schema) }),
    ...(targetSchema && { targetSchema: compact(targetSchema) }),
  })),
)
await writeFile(schemaFile, `${lines({ definitions: compact(definitions, true), links })}\n`)
await writeFile(endpointsFile, `${endpoints()}\n`)

/** Returns `/apps/:app` for a path with references to definitions in the place of parameters. */
function pathOf(href) {
  return href.replace(/\{\((.*?)\)\}/g, (_, reference) => {
    const [, , name, , property] = decodeURIComponent(reference).split('/')
    return `:${(/^(identity|id|name|number|token)$/.test(property) ? name : property).replaceAll('-', '_')}`
  })
}

/**
 * Returns the schema without what does not constrain a value.
 *
 * @param isMap whether the keys are names of properties or definitions rather than keywords
 */
function compact(value, isMap = false) {
  if (Array.isArray(value)) return value.map((item) => compact(item))
  if (typeof value !== 'object' || value === null) return value
  const comments = [
    '$schema',
    'default',
    'description',
    'example',
    'id',
    'links',
    'readOnly',
    'stability',
    'title',
  ]
  const entries = Object.entries(value).filter(([key]) => isMap || !comments.includes(key))
  const maps = ['definitions', 'patternProperties', 'properties']
  return Object.fromEntries(entries.map(([key, item]) => [key, compact(item, !isMap && maps.includes(key))]))
}

/** Returns JSON with a line for each definition and each link. */
function lines(schema) {
  const properties = Object.entries(schema.definitions).map(
    ([key, value]) => `"${key}":${JSON.stringify(value)}`,
  )
  const items = schema.links.map((link) => JSON.stringify(link))
  return `{"definitions":{\n${properties.join(',\n')}\n},"links":[\n${items.join(',\n')}\n]}`
}

function endpoints() {
  const methods = new Map()
  for (const { method, path } of links) methods.set(path, new Set([...(methods.get(path) ?? []), method]))
  const rows = [...methods].map(([path, names]) => `  '${path}': '${[...names].join(' ')}',`)
  return `/** The paths in the schema of Heroku's API, with their methods; written by scripts/platform-api-schema.js. */
export const knownEndpoints: Record<string, string> = {
${rows.toSorted().join('\n')}
}`
}
