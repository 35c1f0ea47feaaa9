import { invalidParams } from './errors.js'
import type { AppRecord } from './records.js'
import { reference } from './references.js'

/** The stack of apps that were created without one. */
export const defaultStack = 'heroku-24'

/** The stack of images that Cloud Native Buildpacks build. */
export const cnbStack = 'cnb'

/** The stack of images that a `heroku.yml` describes. */
export const containerStack = 'container'

export const stacks = ['heroku-22', 'heroku-24', 'heroku-26', cnbStack, containerStack].map((name) =>
  reference('stack', name),
)

/** Returns the stack with this id or name. */
export function findStack(identity: string): { id: string; name: string } | undefined {
  return stacks.find(({ id, name }) => id === identity || name === identity)
}

/**
 * Returns the name of the stack with this id or name.
 *
 * @throws ApiError 422 if there is none
 */
export function stackName(identity: string): string {
  const stack = findStack(identity)
  if (stack === undefined) throw invalidParams(`Stack ${identity} is not available.`)
  return stack.name
}

/**
 * Returns the name of the stack that an app's builds may move to.
 *
 * @throws ApiError 422 if there is none, or the app's generation has none but its own
 */
export function nextStack({ generation }: AppRecord, identity: string): string {
  const name = stackName(identity)
  if (generation === 'fir' && name !== cnbStack)
    throw invalidParams(`Apps of the Fir generation stay on the stack ${cnbStack}.`)
  return name
}
