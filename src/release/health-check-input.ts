import { isSecure } from '../http/client.js'
import { InputError } from '../runner/inputs.js'
import { hasControlCharacters } from '../text/control-characters.js'

/**
 * Checks an item of the input `health-check`.
 *
 * @throws InputError unless it is a path on the app or a URL that is secure
 */
export function requireHealthTarget(target: string): void {
  const isUrl = URL.canParse(target) && isSecure(new URL(target))
  if (!hasControlCharacters(target) && (isPath(target) || isUrl)) return
  throw new InputError(`Input 'health-check' has '${target}': use paths such as /health, or https URLs`)
}

/** Returns whether a target is a path on the app. Two leading slashes would lead to another host. */
function isPath(target: string): boolean {
  const app = 'https://app.invalid'
  return target.startsWith('/') && URL.canParse(target, app) && new URL(target, app).origin === app
}
