import type { Platform } from '../local-platform/platform.js'

/**
 * Sends a request to the local platform's API.
 *
 * @returns the answer, parsed
 * @throws Error with the API's message if it refuses the request
 */
export async function callApi<T>(
  { url, apiKey }: Platform,
  method: 'GET' | 'PATCH' | 'PUT',
  path: string,
  body?: object,
): Promise<T> {
  const headers = { Accept: 'application/vnd.heroku+json; version=3', Authorization: `Bearer ${apiKey}` }
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const text = await answer.text()
  if (answer.ok) return JSON.parse(text)
  const { message }: { message: string } = JSON.parse(text)
  throw new Error(message)
}
