// The upload of a tarball, until the server has all of it: by the action from its request on, which it makes when it has
// the archive; by curl from the start of its process.
import { join } from 'node:path'
import { deployToNothing } from './deploy-to-nothing.js'
import { leaveOut, onPath, runProcess, withDirectory } from './processes.js'
import { compare, rounds } from './report.js'
import { incompressible } from './repositories.js'
import { withBareApi } from './with-bare-api.js'

/** Measures the upload of one tarball of 300 MB. */
export async function run({ runs = 2 }) {
  const repository = await incompressible()
  const curl = onPath('curl')
  if (!curl) leaveOut('curl', 'there is none on PATH')
  return withDirectory(async (directory) => {
    const file = join(directory, 'source.tgz')
    const { size } = await deployToNothing(repository, { keep: file })
    const { ours, ...peers } = await rounds('upload', runs, {
      ours: () => deployToNothing(repository, { onlyUpload: true }),
      ...(curl && {
        'curl -T': () => put(curl, '--upload-file', file),
        // As dpl and the actions made of shell do it: curl reads all of the file first.
        'curl --data-binary': () => put(curl, '--data-binary', `@${file}`),
      }),
    })
    const what = `Upload of ${Math.round(size / 1e6)} MB`
    const of = 'uploading'
    if (!curl) return [compare({ what, of, unit: 'milliseconds', ours })]
    return Object.entries(peers).map(([name, samples]) =>
      compare({ what, of, unit: 'milliseconds', ours, peer: { name, samples }, ratio: 'as fast' }),
    )
  })
}

async function put(curl, option, file) {
  const sample = await withBareApi({}, ({ url }) =>
    runProcess(curl, ['--silent', '--show-error', '--request', 'PUT', option, file, `${url}/object`]),
  )
  const { events, ...ran } = sample
  return { ...ran, uploading: events.uploaded.at - ran.started }
}
