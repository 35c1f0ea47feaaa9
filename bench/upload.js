// Uploads of a tarball, until the server has received all of it. The action's time starts with its request, which it
// makes when the archive is ready; curl's with its process.
import { join } from 'node:path'
import { deployToStub } from './deploy-to-stub.js'
import { findOrSkip, runProcess, withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { incompressibleRepository } from './repositories.js'
import { withStubApi } from './with-stub-api.js'

/** Measures the upload of a tarball of 300 MB. */
export async function run({ runs = 2 }) {
  const repository = await incompressibleRepository()
  const curl = findOrSkip('curl')
  return withTemporaryDirectory(async (directory) => {
    const file = join(directory, 'source.tgz')
    const { size } = await deployToStub(repository, { uploadFile: file })
    const { ours, ...peers } = await measureInRounds('upload', runs, {
      ours: () => deployToStub(repository, { onlyUpload: true }),
      ...(curl && {
        'curl -T': () => uploadWithCurl(curl, '--upload-file', file),
        // As dpl and shell actions do. curl reads the whole file first.
        'curl --data-binary': () => uploadWithCurl(curl, '--data-binary', `@${file}`),
      }),
    })
    const figure = {
      what: `Upload of ${Math.round(size / 1e6)} MB`,
      of: 'uploading',
      unit: 'milliseconds',
      ours,
    }
    if (!curl) return [makeRow(figure)]
    return Object.entries(peers).map(([name, samples]) =>
      makeRow({ ...figure, peer: { name, samples }, ratio: 'as fast' }),
    )
  })
}

async function uploadWithCurl(curl, option, file) {
  const { events, ...sample } = await withStubApi({}, ({ url }) =>
    runProcess(curl, ['--silent', '--show-error', '--request', 'PUT', option, file, `${url}/object`]),
  )
  return { ...sample, uploading: events.uploaded.at - sample.started }
}
