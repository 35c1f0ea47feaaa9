import { expect, test } from '@jest/globals'
import { HerokuError } from '../../src/heroku/errors.js'
import { DeadlineError, TransientError } from '../../src/http/errors.js'
import { isReleaseFailure, ReleaseFailedError, UnhealthyError } from '../../src/release/errors.js'

const refusal = { method: 'GET', path: '/', status: 403, id: '', message: '', requestId: '', retryAfter: 0 }

test.each([
  new ReleaseFailedError('failed'),
  new UnhealthyError('unhealthy'),
  new HerokuError(refusal),
  new TransientError('no answer'),
  new DeadlineError('too late'),
])('%s means that a release failed', (error) => {
  expect(isReleaseFailure(error)).toBe(true)
})

test.each([
  new TypeError('a bug'),
  new RangeError('a bad value'),
  Object.assign(new Error('no space left'), { code: 'ENOSPC' }),
  new Error('the certificate is not trusted'),
  'something thrown',
])('%s does not', (error) => {
  expect(isReleaseFailure(error)).toBe(false)
})
