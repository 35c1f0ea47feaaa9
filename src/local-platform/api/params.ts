import type { Context as HonoContext } from 'hono'
import { ApiError, invalidParams, wrongType } from '../apps/errors.js'
import { isObject, type JsonObject } from '../apps/json.js'
import type { ApiEnv } from './middleware.js'

/** Limit for the body of an API request. Tarballs are uploaded to the object store instead. */
const maxBodyBytes = 1024 * 1024

/**
 * Reads the JSON object in the body of a request; without a body it is empty. Call it before looking up the resources
 * of the path, which may be deleted while the body arrives.
 *
 * @throws ApiError 413 if it is larger than {@link maxBodyBytes}, 408 if it does not arrive in time, 400 if it is not a
 * JSON object
 */
export async function readParams(c: HonoContext<ApiEnv>): Promise<JsonObject> {
  const text = await readText(c.req.raw, c.get('bodyTimeoutMs'))
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ApiError(400, 'bad_request', 'Unable to parse the JSON in the request body.')
  }
  if (!isObject(value)) throw new ApiError(400, 'bad_request', 'The request body must be a JSON object.')
  return value
}

async function readText(request: Request, timeoutMs: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge()
  if (request.body === null) return ''
  const reader = request.body.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    // Ends the pending read as if the body had ended.
    cancel()
  }, timeoutMs)
  try {
    const chunks: Uint8Array[] = []
    for (let size = 0; ; ) {
      const { done, value } = await reader.read()
      if (isLate) throw new ApiError(408, 'request_timeout', 'The request body took too long.')
      if (done) return Buffer.concat(chunks).toString()
      size += value.length
      chunks.push(value)
      if (size <= maxBodyBytes) continue
      cancel()
      throw tooLarge()
    }
  } finally {
    clearTimeout(timer)
  }
}

function tooLarge(): ApiError {
  return new ApiError(413, 'request_too_large', `The request body exceeds ${maxBodyBytes} bytes.`)
}

/** @throws ApiError 422 that names the missing keys */
export function requireParams(params: JsonObject, ...keys: string[]): void {
  const missing = keys.filter((key) => params[key] === undefined || params[key] === null)
  if (missing.length > 0) throw invalidParams(`Require params: ${missing.join(', ')}.`)
}

/**
 * Refuses documented parameters that this platform has nothing for: a client must not believe that they took effect.
 * Those that ask for nothing pass: `null`, `false`, and an empty list.
 *
 * @param path names the object that has them in the error, such as `app:`
 * @throws ApiError 422 that names the first of them
 */
export function refuseParams(params: JsonObject, keys: string[], path = ''): void {
  const asked = keys.find((key) => {
    const value = params[key] ?? false
    return value !== false && !(Array.isArray(value) && value.length === 0)
  })
  if (asked !== undefined) throw invalidParams(`The local platform does not support ${path}${asked}.`)
}

/**
 * Returns the string under `key`, or `null` if it is absent or null. `path` names it in the error.
 *
 * @throws ApiError 422 if it has another type
 */
export function optionalText(params: JsonObject, key: string, path = key): string | null {
  const value = params[key] ?? null
  if (value === null || typeof value === 'string') return value
  throw wrongType(path, 'string', value)
}

/** As {@link optionalText}, but the string is required and not empty. */
export function text(params: JsonObject, key: string, path = key): string {
  const value = optionalText(params, key, path)
  if (value === null || value === '') throw invalidParams(`Require params: ${path}.`)
  return value
}

/**
 * Returns the boolean under `key`, or `null` if it is absent or null.
 *
 * @throws ApiError 422 if it has another type
 */
export function optionalBoolean(params: JsonObject, key: string, path = key): boolean | null {
  const value = params[key] ?? null
  if (value === null || typeof value === 'boolean') return value
  throw wrongType(path, 'boolean', value)
}

/**
 * Returns the integer under `key`, or `null` if it is absent or null.
 *
 * @throws ApiError 422 if it has another type
 */
export function optionalInteger(params: JsonObject, key: string): number | null {
  const value = params[key] ?? null
  if (value === null || (typeof value === 'number' && Number.isSafeInteger(value))) return value
  throw wrongType(key, 'integer', value)
}

/**
 * Returns the object under `key`, which is required. `path` names it in the error.
 *
 * @throws ApiError 422 if it is absent or has another type
 */
export function object(params: JsonObject, key: string, path = key): JsonObject {
  const value = params[key]
  if (value === undefined || value === null) throw invalidParams(`Require params: ${path}.`)
  if (!isObject(value)) throw wrongType(path, 'object', value)
  return value
}

/**
 * Returns the array of objects under `key`, or `null` if it is absent or null.
 *
 * @throws ApiError 422 if it has another type
 */
export function optionalObjects(params: JsonObject, key: string): JsonObject[] | null {
  const value = params[key] ?? null
  if (value === null) return null
  if (!Array.isArray(value)) throw wrongType(key, 'array', value)
  const items: unknown[] = value
  return items.map((item, index) => {
    if (!isObject(item)) throw wrongType(`${key}[${index}]`, 'object', item)
    return item
  })
}
