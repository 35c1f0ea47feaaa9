import type { ApiAccess } from '../heroku/client.js'
import { isSecure } from '../http/client.js'
import { InputError, line, text } from './inputs.js'
import { maskSecret } from './secrets.js'

/**
 * Reads the inputs `api-key` and `api-url`; where one is empty, `HEROKU_API_KEY` or `HEROKU_API_URL`. Masks the key at
 * once, and removes it from the environment, whatever the variable's name.
 *
 * @throws InputError when the key is missing or malformed, when the URL would send it in the clear, or when it is not
 * that of the local platform behind which the step runs
 */
export function apiAccess(env: NodeJS.ProcessEnv): ApiAccess {
  const keyOfEnvironment = (env.HEROKU_API_KEY ?? '').trim()
  const apiKey = text('api-key') || keyOfEnvironment
  if (apiKey === '') {
    throw new InputError(
      `Input 'api-key' is missing: make a key with 'heroku authorizations:create', store it as a secret, and pass it as 'api-key' or in HEROKU_API_KEY. Secrets are empty in workflows that a fork or Dependabot starts`,
    )
  }
  maskSecret(apiKey)
  removeFromEnvironment(apiKey, env)
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new InputError(`Input 'api-key' is malformed: a key has no white space and only ASCII characters`)
  }
  const url = apiUrl(env)
  const isKeyOfLocalPlatform = keyOfEnvironment === '' || keyOfEnvironment === apiKey
  // Only a URL of this machine has no https.
  if (line('api-url') === '' && url.protocol === 'http:' && !isKeyOfLocalPlatform) {
    throw new InputError(
      `Input 'api-key' is set, but this step deploys to the local platform at ${url.origin}, whose key is in HEROKU_API_KEY. Take 'api-key' out of this step; or, to deploy to Heroku, remove the step that starts the local platform`,
    )
  }
  return { apiKey, apiUrl: url }
}

/** Keeps the key from programs that start later. Other inputs stay, since they are still to be read. */
function removeFromEnvironment(apiKey: string, env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    const isKeyVariable = /^(INPUT_API-KEY|HEROKU_API_KEY)$/i.test(name)
    if (isKeyVariable || (value?.trim() === apiKey && !/^INPUT_/i.test(name))) delete env[name]
  }
}

/** An empty variable counts as unset, as an empty input does. */
function apiUrl(env: NodeJS.ProcessEnv): URL {
  const fromInput = line('api-url')
  const fromEnvironment = (env.HEROKU_API_URL ?? '').trim()
  const source =
    fromInput === '' && fromEnvironment !== '' ? 'The environment variable HEROKU_API_URL' : "Input 'api-url'"
  const value = fromInput || fromEnvironment || 'https://api.heroku.com'
  // URL drops line breaks inside a host's name, which would then be another host.
  if (/[\t\r\n]/.test(value) || !URL.canParse(value)) throw new InputError(`${source} is not a URL`)
  const url = new URL(value)
  if (!isSecure(url)) throw new InputError(`${source} must be an https URL, or an http URL on this machine`)
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(`${source} must be a URL without user, query and fragment`)
  }
  return url
}
