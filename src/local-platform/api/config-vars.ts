import type { Context } from '../context.js'
import { findApp } from './apps.js'
import { invalidParams } from './errors.js'
import type { Api } from './middleware.js'
import { type Params, readParams, wrongType } from './params.js'
import { findRelease } from './releases.js'

/** Config vars: a change of any makes a release, and so runs the release command. */
export function configVarRoutes(api: Api, context: Context): void {
  api.get('/apps/:app/config-vars', (c) => {
    return c.json(Object.fromEntries(findApp(context, c.req.param('app')).config))
  })
  api.get('/apps/:app/releases/:release/config-vars', (c) => {
    const release = findRelease(findApp(context, c.req.param('app')), c.req.param('release'))
    return c.json(Object.fromEntries(release.config))
  })
  api.patch('/apps/:app/config-vars', async (c) => {
    const params = await readParams(c)
    const app = findApp(context, c.req.param('app'))
    const changes = changesOf(params, app.config)
    for (const [key, value] of changes) {
      if (value === null) app.config.delete(key)
      else app.config.set(key, value)
    }
    if (changes.length > 0) context.releasing.createFromCurrent(app, describe(changes))
    return c.json(Object.fromEntries(app.config))
  })
}

type Change = [key: string, value: string | null]

/** The changes that change something. @throws ApiError 422 for a key or a value that is none. */
function changesOf(params: Params, config: Map<string, string>): Change[] {
  const changes: Change[] = []
  for (const [key, value] of Object.entries(params)) {
    if (!/^\w+$/.test(key)) throw invalidParams(`Config var name "${key}" is invalid.`)
    if (value !== null && typeof value !== 'string') throw wrongType(key, 'string', value)
    if (value?.includes('\0')) throw invalidParams(`The value of config var "${key}" has a NUL character.`)
    if (value !== (config.get(key) ?? null)) changes.push([key, value])
  }
  return changes
}

function describe(changes: Change[]): string {
  const names = (wanted: (value: string | null) => boolean) =>
    changes
      .filter(([, value]) => wanted(value))
      .map(([key]) => key)
      .join(', ')
  const set = names((value) => value !== null)
  const removed = names((value) => value === null)
  if (removed === '') return `Set ${set} config vars`
  if (set === '') return `Remove ${removed} config vars`
  return `Set ${set} config vars, remove ${removed} config vars`
}
