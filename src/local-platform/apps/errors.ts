type ErrorStatus = 400 | 401 | 404 | 408 | 409 | 413 | 416 | 422 | 429

/** An error that the API answers with, in Heroku's form: `{id, message, url?}`, and `resource` for a 404. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: ErrorStatus
  readonly body: Record<string, string>

  /** @param textKey a few of Heroku's errors have their text under `error` */
  constructor(
    status: ErrorStatus,
    id: string,
    text: string,
    extra: { resource?: string; url?: string } = {},
    textKey: 'message' | 'error' = 'message',
  ) {
    super(text)
    this.status = status
    this.body = { ...extra, id, [textKey]: text }
  }
}

/** Returns the 404 for a resource, by its name in the API: "Couldn't find that app." */
export function notFound(resource: string): ApiError {
  const words = resource.replace(/[_-]/g, ' ')
  return new ApiError(404, 'not_found', `Couldn't find that ${words}.`, { resource })
}

/** Returns the 404 for a process type that the app's slug or image lacks, in Heroku's words. */
export function noProcessType(type: string): ApiError {
  const text = `Couldn't find that process type (${type}).`
  return new ApiError(404, 'not_found', text, { resource: 'process_type' })
}

/** Returns the 422 for a parameter that is missing, of the wrong type, or not acceptable. */
export function invalidParams(text: string): ApiError {
  return new ApiError(422, 'invalid_params', text)
}

/** Returns the 422 for a value of another type than `expected`. */
export function wrongType(path: string, expected: string, value: unknown): ApiError {
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return invalidParams(`Invalid type for key "${path}": expected ${expected}, got ${actual}.`)
}
