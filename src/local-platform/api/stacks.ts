import type { Stack } from '@heroku-cli/schema'
import type { Context } from '../context.js'
import { invalidParams, notFound } from './errors.js'
import type { Api } from './middleware.js'
import { reference, respond, respondList } from './respond.js'

/** The stack of apps that name none. */
export const DEFAULT_STACK = 'heroku-24'

const since = '2024-05-01T00:00:00Z'

const stacks = ['heroku-22', 'heroku-24', 'heroku-26'].map(
  (name) =>
    ({
      created_at: since,
      default: name === DEFAULT_STACK,
      ...reference('stack', name),
      state: 'public',
      updated_at: since,
    }) satisfies Stack,
)

/** The stacks that apps may be on. Builds run on the machine's own system, whatever the stack's name. */
export function stackRoutes(api: Api, { store }: Context): void {
  const fields = { id: ({ id }: { id: string }) => id, name: ({ name }: { name: string }) => name }
  api.get('/stacks', (c) => respondList(c, stacks, fields, Object))
  api.get('/apps/:app/available-stacks', (c) => {
    if (store.findApp(c.req.param('app')) === undefined) throw notFound('app')
    return respondList(c, stacks, fields, Object)
  })
  api.get('/stacks/:stack', (c) => {
    const stack = findStack(c.req.param('stack'))
    if (stack === undefined) throw notFound('stack')
    return respond(c, stack)
  })
}

/** The name of the stack with this id or name. @throws ApiError 422 when there is none. */
export function stackName(identity: string): string {
  const stack = findStack(identity)
  if (stack === undefined) throw invalidParams(`Stack ${identity} is not available.`)
  return stack.name
}

function findStack(identity: string) {
  return stacks.find(({ id, name }) => id === identity || name === identity)
}
