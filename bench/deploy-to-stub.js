import { runAction } from './actions.js'
import { withStubApi } from './with-stub-api.js'

/**
 * Runs the build action against the stub API, and times its requests.
 *
 * @param options `inputs` of the action; `uploadFile`: path that the upload is written to; `onlyUpload`: measures memory
 * from the start of the upload
 * @returns `milliseconds` from the start of the process to the start of the upload, `uploading`: milliseconds that the
 * upload took, `size` of the archive in bytes, and memory in bytes
 */
export async function deployToStub(repository, { inputs, uploadFile, onlyUpload } = {}) {
  const { started, events, ...memory } = await withStubApi({ uploadFile }, (api) =>
    runAction('', {
      api,
      repository,
      inputs: { app: 'bench', ...inputs },
      onStart: (_, monitor) => onlyUpload && api.on('upload', () => monitor.restart()),
    }),
  )
  const { upload, uploaded } = events
  return {
    ...memory,
    milliseconds: upload.at - started,
    uploading: uploaded.at - upload.at,
    size: uploaded.size,
  }
}
