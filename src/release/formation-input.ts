import type { FormationUpdate } from '../heroku/formation.js'
import { InputError } from '../runner/inputs.js'

/** The most dynos of a process type that Heroku runs. */
const maxQuantity = 100

/**
 * Reads the values of the input `formation`, such as `web=2:standard-2x`.
 *
 * @throws InputError for the first that is malformed, or for a process type that is given twice
 */
export function parseFormation(values: string[]): FormationUpdate[] {
  const updates = values.map(parseUpdate)
  const types = updates.map(({ type }) => type)
  const repeated = types.find((type, index) => types.indexOf(type) !== index)
  if (repeated !== undefined) throw new InputError(`Input 'formation' has the process type ${repeated} twice`)
  return updates
}

function parseUpdate(value: string): FormationUpdate {
  const [, type, quantity, size] = /^([-\w]+)=(\d{1,3})(?::([-.\w]+))?$/.exec(value) ?? []
  if (type === undefined || quantity === undefined || Number(quantity) > maxQuantity) {
    throw new InputError(
      `Input 'formation' contains '${value}': use TYPE=QUANTITY or TYPE=QUANTITY:SIZE, such as web=2:standard-2x, with a quantity from 0 to ${maxQuantity}`,
    )
  }
  return { type, quantity: Number(quantity), ...(size !== undefined && { size }) }
}
