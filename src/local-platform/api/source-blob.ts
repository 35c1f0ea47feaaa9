import { invalidParams } from '../apps/errors.js'
import type { JsonObject } from '../apps/json.js'
import { isLoopback } from '../builder/fetch.js'
import type { NewBuild } from '../jobs/builds.js'
import { object, optionalText, text } from './params.js'

/**
 * Reads the `source_blob` of a request, without its `version_description`.
 *
 * @throws ApiError 422
 */
export function sourceOf(params: JsonObject, requestId: string): Omit<NewBuild, 'buildpacks'> {
  const source = object(params, 'source_blob')
  return {
    sourceUrl: checkSourceUrl(text(source, 'url', 'source_blob:url')),
    checksum: checkChecksum(optionalText(source, 'checksum', 'source_blob:checksum')),
    version: optionalText(source, 'version', 'source_blob:version'),
    versionDescription: null,
    requestId,
  }
}

/** Heroku fetches sources over https only; http is allowed for servers on this machine, such as this one. */
function checkSourceUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return text
  throw invalidParams('https is required for source_blob:url')
}

/** @throws ApiError 422 unless the checksum is absent or `SHA256:<hex>` */
export function checkChecksum(checksum: string | null): string | null {
  if (checksum === null || /^SHA256:[0-9a-f]{64}$/i.test(checksum)) return checksum
  throw invalidParams('checksum must be of the form SHA256:<64 hexadecimal digits>')
}
