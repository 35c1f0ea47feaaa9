import type { Stack } from '@heroku-cli/schema'
import { notFound } from '../apps/errors.js'
import { defaultStack, findStack, stacks } from '../apps/stacks.js'
import type { Context } from './context.js'
import type { Api } from './middleware.js'
import { respond, respondList } from './respond.js'

const since = '2024-05-01T00:00:00Z'

/** The stacks that apps may be on. Builds run on the machine's own system, whatever the stack's name. */
export function stackRoutes(api: Api, { store }: Context): void {
  const fields = { id: ({ id }: { id: string }) => id, name: ({ name }: { name: string }) => name }
  api.get('/stacks', (c) => respondList(c, stacks, fields, serializeStack))
  api.get('/apps/:app/available-stacks', (c) => {
    if (store.findApp(c.req.param('app')) === undefined) throw notFound('app')
    return respondList(c, stacks, fields, serializeStack)
  })
  api.get('/stacks/:stack', (c) => {
    const stack = findStack(c.req.param('stack'))
    if (stack === undefined) throw notFound('stack')
    return respond(c, serializeStack(stack))
  })
}

function serializeStack({ id, name }: { id: string; name: string }): Stack {
  return { created_at: since, default: name === defaultStack, id, name, state: 'public', updated_at: since }
}
