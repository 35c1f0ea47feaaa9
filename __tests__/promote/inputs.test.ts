import { expect, test } from '@jest/globals'
import pMap from 'p-map'
import { startProxy } from '../support/proxy.js'
import { PromotionFixture, startPromote, waitForPromotion } from './support.js'

const slug = { 'slug-id': '01234567-89ab-cdef-0123-456789abcdef' }
const from = { from: 'staging' }
const to = { to: 'one' }
const oneSource = "Set exactly one of the inputs 'slug-id', 'oci-image-id' and 'from'"
const noSource = `${oneSource}. If a build on the stack 'container' left them empty: Heroku can't promote its images. Build the same commit on each app instead: see "Apps on the container stack" in docs/recipes.md`
const image = { 'oci-image-id': '01234567-89ab-cdef-0123-456789abcdef' }
const targetConflict = "Set either the input 'to' or the input 'pipeline', but not both"
const seconds = 'use a number of seconds above 0, such as 120'
const minutes = 'use a number of minutes above 0, such as 60 or 2.5'
const booleans = 'use true or false'
const invalidApp =
  'which is not a valid name or ID of an app: a name has 3 to 30 lowercase letters, digits and dashes'
const good = { ...slug, ...to }

const cases: [Record<string, string>, unknown][] = [
  [to, noSource],
  [{ ...to, 'slug-id': '', 'oci-image-id': '', from: '' }, noSource],
  [{ ...good, ...from }, `${oneSource}, not slug-id and from`],
  [{ ...good, ...image }, `${oneSource}, not slug-id and oci-image-id`],
  [{ ...image, ...to, ...from }, `${oneSource}, not oci-image-id and from`],
  [{ ...good, version: 'abc' }, "Input 'version' needs 'from': a slug or image already has its version"],
  [
    { ...image, ...to, version: 'abc' },
    "Input 'version' needs 'from': a slug or image already has its version",
  ],
  [{ ...to, 'slug-id': '42' }, "Input 'slug-id' is '42', which is not a valid ID of a slug"],
  [
    { ...to, 'oci-image-id': 'a/../b' },
    "Input 'oci-image-id' is 'a/../b', which is not a valid ID of an OCI image",
  ],
  [
    { ...image, pipeline: 'line' },
    "Input 'stage' is required with 'oci-image-id'. It defaults to the next stage only with 'from'",
  ],
  [{ ...to, from: '../x' }, `Input 'from' is '../x', ${invalidApp}`],
  [{ ...from, ...to, version: 'a\u0007b' }, "Input 'version' has a control character"],
  [slug, targetConflict],
  [{ ...slug, to: ' ,\n' }, targetConflict],
  [{ ...good, pipeline: 'line' }, targetConflict],
  [{ ...good, stage: 'production' }, "Input 'stage' needs 'pipeline'"],
  [{ ...slug, to: 'one,No Name' }, `Input 'to' is 'No Name', ${invalidApp}`],
  [
    { ...slug, pipeline: 'line' },
    "Input 'stage' is required with 'slug-id'. It defaults to the next stage only with 'from'",
  ],
  [
    { ...slug, pipeline: 'line', stage: 'prod' },
    "Input 'stage' is 'prod': use test, review, development, staging, or production",
  ],
  [{ ...slug, pipeline: 'a\nb', stage: 'test' }, "Input 'pipeline' has a control character"],
  [{ ...good, description: 'a\nb' }, "Input 'description' has a control character"],
  [
    { ...good, 'max-parallel': '' },
    "Input 'max-parallel' is empty: its expression has no value. Leave the input out to get its default, or use a whole number from 1 to 1000",
  ],
  ...['0', '-1', '1.5', 'all', '1001'].map((value): [Record<string, string>, string] => [
    { ...good, 'max-parallel': value },
    `Input 'max-parallel' is '${value}': use a whole number from 1 to 1000`,
  ]),
  [{ ...good, 'on-failure': 'revert' }, "Input 'on-failure' is 'revert': use stop, continue, or rollback"],
  [{ ...good, 'wait-for-release': 'yes' }, `Input 'wait-for-release' is 'yes': ${booleans}`],
  [{ ...good, force: '1' }, `Input 'force' is '1': ${booleans}`],
  [{ ...good, timeout: '0' }, `Input 'timeout' is '0': ${minutes}`],
  [{ ...good, timeout: 'soon' }, `Input 'timeout' is 'soon': ${minutes}`],
  [{ ...good, 'health-check-timeout': '2m' }, `Input 'health-check-timeout' is '2m': ${seconds}`],
  ...['health', 'http://example.com/', 'ftp://example.com/'].map(
    (value): [Record<string, string>, string] => [
      { ...good, 'health-check': value },
      `Input 'health-check' has '${value}': use paths such as /health, or https URLs`,
    ],
  ),
  [
    { ...good, 'health-check': '/health', 'wait-for-release': 'false' },
    "Input 'health-check' needs 'wait-for-release: true': until the release phase ends, the previous release answers",
  ],
  [{ ...good, 'api-key': '' }, expect.stringMatching(/^Input 'api-key' is missing: /)],
  [
    { ...good, 'api-url': 'http://example.com' },
    "Input 'api-url' must be an https URL, or an http URL on this machine",
  ],
]

test('inputs that are malformed, missing or in conflict are errors before the first request', async () => {
  const { platform } = await PromotionFixture.with([])
  const proxy = await startProxy(platform, () => undefined)
  // A few at a time: each is a process.
  const check = async ([inputs, error]: (typeof cases)[number]) => {
    const { exitCode, errors } = await waitForPromotion(await startPromote(proxy, inputs))
    expect({ inputs, exitCode, errors }).toEqual({ inputs, exitCode: 1, errors: [error] })
  }
  await pMap(cases, check, { concurrency: 4 })
  expect(proxy.requests).toEqual([])
})
