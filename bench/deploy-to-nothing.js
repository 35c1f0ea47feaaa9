import { runAction } from './actions.js'
import { withBareApi } from './with-bare-api.js'

/**
 * Runs the build action on an API with nothing behind it, and looks from outside at what it does when.
 *
 * @param options `inputs` of the action; `keep`: the file that takes its upload; `onlyUpload`: to look at the memory
 * from the start of the upload on
 * @returns milliseconds from the process's start to the upload's, `uploading`: those from there to the upload's end,
 * bytes: `size` of the archive, and those of memory
 */
export async function deployToNothing(repository, { inputs, keep, onlyUpload } = {}) {
  const { started, events, ...memory } = await withBareApi({ keep }, (api) =>
    runAction('', {
      api,
      repository,
      inputs: { app: 'bench', ...inputs },
      onStart: (_, watch) => onlyUpload && api.on('upload', () => watch.restart()),
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
