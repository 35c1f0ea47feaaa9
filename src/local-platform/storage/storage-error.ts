/** An error of the object store, which answers in S3's XML rather than in the API's JSON. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Returns the 404 for an object that does not exist. */
export function noSuchKey(): StorageError {
  return new StorageError(404, 'NoSuchKey', 'The specified key does not exist.')
}
