import type { Context } from '../context.js'
import { configToBe } from '../releasing.js'
import { findApp } from './apps.js'
import { invalidParams } from './errors.js'
import type { Api } from './middleware.js'
import { type Params, readParams, wrongType } from './params.js'
import { findRelease } from './releases.js'

const notYet =
  'Release command executing: this config change will not be available until the command succeeds.'

/**
 * Config vars: a change of any makes a release, and so runs the release command. Until that has succeeded the app has
 * those that it had, and so has the answer.
 */
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
    const config = new Map(configToBe(app))
    const changes = changesOf(params, config)
    applyChanges(config, changes)
    if (changes.length === 0) return c.json(Object.fromEntries(app.config))
    const { status } = context.releasing.createFromCurrent(app, describeChanges(changes), config)
    if (status === 'pending') c.header('X-Heroku-Warning', notYet)
    return c.json(Object.fromEntries(app.config))
  })
}

/**
 * What the name of a pipeline's config var may look like, and so of a review app's, by the schema; but for `.` and
 * `..`, since builds get each config var as a file of its name.
 */
export const PIPELINE_VAR_NAMES = /^(?!\.{1,2}$)[\w.:[\]]+$/

/** A config var to set, or with `null` to remove. */
export type Change = [key: string, value: string | null]

/**
 * The changes that change something. `names` is what a name may look like.
 *
 * @throws ApiError 422 for a key or a value that is none.
 */
export function changesOf(params: Params, config: Map<string, string>, names = /^\w+$/): Change[] {
  const changes: Change[] = []
  for (const [key, value] of Object.entries(params)) {
    if (!names.test(key)) throw invalidParams(`Config var name "${key}" is invalid.`)
    if (value !== null && typeof value !== 'string') throw wrongType(key, 'string', value)
    if (value?.includes('\0')) throw invalidParams(`The value of config var "${key}" has a NUL character.`)
    if (value !== (config.get(key) ?? null)) changes.push([key, value])
  }
  return changes
}

/** Sets and removes config vars. */
export function applyChanges(config: Map<string, string>, changes: Change[]): void {
  for (const [key, value] of changes) {
    if (value === null) config.delete(key)
    else config.set(key, value)
  }
}

/** What the release that the changes lead to is called, "Set FOO config vars". */
export function describeChanges(changes: Change[]): string {
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
