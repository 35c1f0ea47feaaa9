import type { ApiAccess } from '../heroku/client.js'
import { isSecure } from '../http/client.js'
import { InputError, line, text } from './inputs.js'
import { maskSecret } from './secrets.js'

/**
 * Reads the inputs `api-key` and `api-url`, which without are taken from `HEROKU_API_KEY` and `HEROKU_API_URL`. The key
 * is masked at once, and taken out of the environment, whatever else it is called there.
 *
 * @throws InputError when the key is missing or can't be one, or when the URL would send it in the clear
 */
export function apiAccess(env: NodeJS.ProcessEnv): ApiAccess {
  const apiKey = text('api-key') || (env.HEROKU_API_KEY ?? '').trim()
  if (apiKey === '') {
    throw new InputError(
      `Input 'api-key' is missing: make a key with 'heroku authorizations:create', store it as a secret, and pass it as 'api-key' or in HEROKU_API_KEY. Secrets are empty in workflows that a fork or Dependabot starts`,
    )
  }
  maskSecret(apiKey)
  removeFromEnvironment(apiKey, env)
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new InputError(
      `Input 'api-key' is malformed: a key has neither white space nor characters beyond ASCII`,
    )
  }
  return { apiKey, apiUrl: apiUrl(env) }
}

/** No program that is started from here on is to have it. Other inputs stay, for they are still to be read. */
function removeFromEnvironment(apiKey: string, env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    const ours = /^(INPUT_API-KEY|HEROKU_API_KEY)$/i.test(name)
    if (ours || (value?.trim() === apiKey && !/^INPUT_/i.test(name))) delete env[name]
  }
}

/** An empty variable is none, as an empty input is. */
function apiUrl(env: NodeJS.ProcessEnv): URL {
  const given = line('api-url')
  const inherited = (env.HEROKU_API_URL ?? '').trim()
  const what =
    given === '' && inherited !== '' ? 'The environment variable HEROKU_API_URL' : "Input 'api-url'"
  const value = given || inherited || 'https://api.heroku.com'
  // URL would drop a line's end from within a host's name, and so make another of it.
  if (/[\t\r\n]/.test(value) || !URL.canParse(value)) throw new InputError(`${what} is no URL`)
  const url = new URL(value)
  if (!isSecure(url)) throw new InputError(`${what} takes an https URL, or an http one on this machine`)
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(`${what} takes a URL without user, query and fragment`)
  }
  return url
}
