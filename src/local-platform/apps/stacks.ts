import { invalidParams } from './errors.js'
import { reference } from './references.js'

/** The stack of apps that were created without one. */
export const defaultStack = 'heroku-24'

export const stacks = ['heroku-22', 'heroku-24', 'heroku-26'].map((name) => reference('stack', name))

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
