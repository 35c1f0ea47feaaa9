import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

/** Programs that stand in for engines, and write what they are asked for to a file. */
export async function engines(scripts: Record<string, string>): Promise<string> {
  const directory = await temporaryDirectory()
  const log = join(directory, 'asked')
  const programs = join(directory, 'programs')
  await mkdir(programs)
  for (const [name, script] of Object.entries(scripts)) {
    const text = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\n${script}\n`
    await writeFile(join(programs, name), text, { mode: 0o755 })
  }
  const path = process.env.PATH
  process.env.PATH = programs
  afterTest(async () => {
    process.env.PATH = path
  })
  return log
}

/** The digest of the stand-in's images. */
export const id = 'a'.repeat(64)

/** What a daemon's client does, as far as the platform asks for it. */
export const daemon = `case "$1 $2" in
  'image ls') ;;
  'image inspect') echo 'sha256:${id} ["/entry"] ["-x","a b"]' ;;
  'image rm') ;;
  build*) echo 'Step 1/1' ;;
  save*) : > "\${2#--output=}" ;;
  load*) echo 'Loaded image: heroku-build-image:01234567-89ab-cdef-0123-456789abcdef' ;;
  run*) for argument; do case "$argument" in
    --env-file=*) while read -r line; do echo "$line"; done < "\${argument#--env-file=}" ;;
    --env=KEY) echo "KEY=$KEY" ;;
    esac; done; exit 7 ;;
  create*) ;;
  rm*) ;;
  *) exit 64 ;;
esac`
