import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { buildContainers } from '../../../src/local-platform/builder/container-build.js'
import { runInImage } from '../../../src/local-platform/builder/container-run.js'
import { onPosix } from '../../support/operating-systems.js'
import { afterTest, temporaryDirectory } from '../../support/temporary.js'
import { CollectedLog, fileEntries, serveBytes, tarball } from './support.js'

/** Programs that stand in for engines, and write what they are asked for to a file. */
async function engines(scripts: Record<string, string>): Promise<string> {
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

const id = 'a'.repeat(64)

/** What a daemon's client does, as far as the platform asks for it. */
const daemon = `case "$1 $2" in
  'image ls') ;;
  'image inspect') echo 'sha256:${id} ["/entry"] ["-x","a b"]' ;;
  'image rm') ;;
  build*) echo 'Step 1/1' ;;
  save*) : > "\${2#--output=}" ;;
  load*) echo 'Loaded image: heroku-build-image:01234567-89ab-cdef-0123-456789abcdef' ;;
  run*) for argument; do case "$argument" in --env-file=*) while read -r line; do echo "$line"; done < "\${argument#--env-file=}" ;; esac; done; exit 7 ;;
  rm*) ;;
  *) exit 64 ;;
esac`

const yml = `build:
  docker:
    web: {dockerfile: sub/Dockerfile, target: final}
  config:
    A: '-x y'
`

async function build(text: string) {
  const root = await temporaryDirectory()
  const log = new CollectedLog()
  const request = {
    sourceUrl: await serveBytes(
      tarball(fileEntries({ 'heroku.yml': text, 'sub/Dockerfile': 'FROM scratch\n' })),
    ),
    workDir: join(root, 'work'),
    cacheDir: join(root, 'cache'),
    layout: join(root, 'layout'),
  }
  const built = await buildContainers(request, log.write, new AbortController().signal).catch(String)
  return { built, output: log.text, request, root }
}

describe('docker', () => {
  onPosix('builds an image, and takes nothing of a heroku.yml for an option', async () => {
    const asked = await engines({ docker: daemon })
    const { built, output, request } = await build(yml)
    expect([output, built]).toEqual([
      output,
      {
        digest: `sha256:${id}`,
        processTypes: {
          web: {
            displayCommand: '/entry -x a b',
            command: '',
            workingDirectory: '',
            isDefault: true,
            imageName: 'web',
          },
        },
      },
    ])
    expect(output).toContain('=== Building web (sub/Dockerfile)\nStep 1/1\n')
    const [ls, built1, ...others] = (await readFile(asked, 'utf8')).trim().split('\n')
    const context = join(request.workDir, 'source', 'sub')
    expect(ls).toBe('image ls --quiet')
    expect(built1?.replace(/[0-9a-f-]{36}/, 'ID')).toBe(
      `build --tag=heroku-build-image:ID --file=${join(context, 'Dockerfile')} --target=final --build-arg=A=-x y ${context}`,
    )
    expect(others.map((line) => line.replace(request.layout, '').split(' ').slice(0, 2).join(' '))).toEqual([
      'image inspect',
      'save --output=/web.tar',
      'image rm',
    ])
    expect(await readdir(request.layout)).toEqual(['web.tar'])
  })

  onPosix('runs a command with config vars that are in no argument', async () => {
    const asked = await engines({ docker: daemon })
    const { request, root } = await build(yml)
    const log = new CollectedLog()
    const signal = new AbortController().signal
    const options = { workDir: join(root, 'dyno'), storage: join(root, 'images'), output: log.write, signal }
    const env = { SECRET: 'hidden value', BROKEN: 'two\nlines' }
    const order = { layout: request.layout, name: 'web', command: './migrate --all', env }
    expect(await runInImage(order, options)).toBe(7)
    expect(log.text).toBe(
      ' !     Left out, since their values have line breaks: BROKEN\nSECRET=hidden value\n',
    )
    const text = await readFile(asked, 'utf8')
    expect(text).not.toContain('hidden')
    expect(text).toMatch(/ --entrypoint=\/bin\/sh heroku-build-image:[0-9a-f-]{36} -c \.\/migrate --all\n/)
    expect(text.trim().split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^rm --force heroku-build-[0-9a-f-]{36}$/),
      expect.stringMatching(/^image rm heroku-build-image:[0-9a-f-]{36}$/),
    ])
  })
})

describe('an engine that does not work', () => {
  onPosix('is passed over for the next one', async () => {
    const asked = await engines({ docker: 'echo "Cannot connect to the daemon" >&2; exit 1', podman: daemon })
    const { built } = await build(yml)
    expect(built).toMatchObject({ digest: `sha256:${id}` })
    expect((await readFile(asked, 'utf8')).split('\n')[0]).toBe('image ls --quiet')
  })

  onPosix('is named with its own words when there is no other', async () => {
    await engines({ docker: 'echo "Cannot connect to the daemon" >&2; exit 1', buildah: 'exit 125' })
    const { built, output } = await build(yml)
    expect(built).toBe('BuildFailed: No container engine')
    expect(output).toContain('      docker: Cannot connect to the daemon\n')
    expect(output).toContain('      podman: not on the PATH\n      buildah: exit code 125\n')
  })

  onPosix('fails a build with its exit code', async () => {
    await engines({ docker: daemon.replace("echo 'Step 1/1'", "echo 'no such file' >&2; exit 3") })
    const { output } = await build(yml)
    expect(output).toContain(
      'no such file\n=!= Build failed due to an error:\n\n=!= docker ended with exit code 3\n',
    )
  })
})
