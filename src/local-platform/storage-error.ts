import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** A refusal by the object store, which answers in S3's XML rather than in the API's JSON. */
export class StorageError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'StorageError'
    this.status = status
    this.code = code
  }
}

/** The 404 for an object that is not there. */
export function noSuchKey(): StorageError {
  return new StorageError(404, 'NoSuchKey', 'The specified key does not exist.')
}

/** Answers with the error as S3 would. The request's body is left to Node, which discards it. */
export function sendStorageError(response: ServerResponse, error: StorageError): void {
  const id = randomBytes(8).toString('hex').toUpperCase()
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${error.code}</Code><Message>${error.message}</Message><RequestId>${id}</RequestId></Error>`
  response.writeHead(error.status, {
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(body),
    'X-Amz-Request-Id': id,
  })
  response.end(body)
}
