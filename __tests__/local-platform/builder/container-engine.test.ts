import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { buildContainers } from '../../../src/local-platform/builder/container-build.js'
import type { Leftovers } from '../../../src/local-platform/builder/container-engine.js'
import { ContainerImages } from '../../../src/local-platform/builder/container-run.js'
import { networkFlags } from '../../../src/local-platform/builder/docker.js'
import { onPosix } from '../../support/operating-systems.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { daemon, engines, id } from '../engine-stand-ins.js'
import { CollectedLog, fileEntries, serveBytes, tarball } from './support.js'

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
    const images = new ContainerImages(join(root, 'images'))
    const log = new CollectedLog()
    const signal = new AbortController().signal
    const env = { SECRET: 'hidden value', KEY: 'hidden 1\nhidden 2' }
    const { image, leave } = await images.use({ layout: request.layout, name: 'web' }, signal)
    const order = { command: './migrate --all', env }
    expect(await image.run(order, { output: log.write, signal })).toBe(7)
    await leave()
    expect(log.text).toBe('SECRET=hidden value\nKEY=hidden 1\nhidden 2\n')
    const text = await readFile(asked, 'utf8')
    expect(text).not.toContain('hidden')
    expect(text).toMatch(
      / --env=KEY --entrypoint=\/bin\/sh heroku-build-image:[0-9a-f-]{36} -c \.\/migrate --all\n/,
    )
    expect(text.trim().split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^rm --force heroku-build-[0-9a-f-]{36}$/),
      expect.stringMatching(/^image rm heroku-build-image:[0-9a-f-]{36}$/),
    ])
    expect(await readdir(join(root, 'images'))).toEqual([])
  })

  onPosix(
    'runs a dyno on a port of this machine, with its input, and says what would remain of it',
    async () => {
      const asked = await engines({ docker: daemon })
      const { request, root } = await build(yml)
      const images = new ContainerImages(join(root, 'images'))
      const signal = new AbortController().signal
      const { image, leave } = await images.use({ layout: request.layout, name: 'web' }, signal)
      const left: (Leftovers | undefined)[] = []
      await image.run(
        { command: null, env: { PORT: '5000' }, port: 5000 },
        {
          output: () => {},
          input: Readable.from([]),
          signal,
          onMark: (_, leftovers) => left.push(leftovers),
        },
      )
      await leave()
      const run = (await readFile(asked, 'utf8')).split('\n').find((line) => line.startsWith('run '))
      const network = process.platform === 'linux' ? '--network=host' : '--publish=127.0.0.1:5000:5000'
      const [, container = '', tag = ''] =
        / --name=(\S+) .*--interactive (heroku-build-image:\S+)$/.exec(run ?? '') ?? []
      expect(run).toContain(`run --pull=never --name=${container} --init ${network} --env-file=`)
      expect(left.map((leftovers) => leftovers?.commands)).toEqual([
        [
          ['rm', '--force', container],
          ['image', 'rm', tag],
        ],
      ])
    },
  )

  test('publishes the port of a container that has a network of its own', () => {
    expect(networkFlags(5000, false)).toEqual(['--publish=127.0.0.1:5000:5000'])
    expect(networkFlags(undefined, false)).toEqual([])
    expect(networkFlags(5000, true)).toEqual(['--network=host'])
  })

  onPosix('does without a first process of the engine that the engine lacks', async () => {
    const asked = await engines({ docker: daemon.replace('create*) ;;', 'create*) exit 125 ;;') })
    const { request, root } = await build(yml)
    const images = new ContainerImages(join(root, 'images'))
    const signal = new AbortController().signal
    const { image, leave } = await images.use({ layout: request.layout, name: 'web' }, signal)
    expect(await image.run({ command: null, env: {} }, { output: () => {}, signal })).toBe(7)
    await leave()
    expect(await readFile(asked, 'utf8')).toMatch(/^run (?!.*--init)/m)
  })

  onPosix('removes an image that is no longer wanted once it is loaded', async () => {
    const abort = new AbortController()
    const asked = await engines({ docker: daemon.replace('create*) ;;', 'create*) exec /bin/sleep 1000 ;;') })
    const { request, root } = await build(yml)
    const images = new ContainerImages(join(root, 'images'))
    const using = images.use({ layout: request.layout, name: 'web' }, abort.signal)
    const textOf = () => readFile(asked, 'utf8')
    await until(textOf, (text) => text.includes('create --init'))
    abort.abort(new Error('enough'))
    await expect(using).rejects.toThrow('enough')
    expect(await textOf()).toMatch(/\nrm --force \S+\nimage rm heroku-build-image:\S+\n$/)
    expect(await readdir(join(root, 'images'))).toEqual([])
  })

  onPosix('loads an image once for all its containers, and removes it after the last', async () => {
    const asked = await engines({ docker: daemon })
    const { request, root } = await build(yml)
    const images = new ContainerImages(join(root, 'images'))
    const signal = new AbortController().signal
    const use = () => images.use({ layout: request.layout, name: 'web' }, signal)
    const of = async (kind: string) =>
      (await readFile(asked, 'utf8')).split('\n').filter((line) => line.startsWith(kind))
    const before = (await of('image rm')).length
    const [first, second] = await Promise.all([use(), use()])
    await first.leave()
    expect(await of('load')).toHaveLength(1)
    expect(await of('image rm')).toHaveLength(before)
    // The next load waits for the removal, since the engine knows the image by one name.
    const [, third] = await Promise.all([second.leave(), use()])
    await third.leave()
    const verbs = (await readFile(asked, 'utf8')).split('\n').map((line) => line.split(' ', 2).join(' '))
    expect(verbs.filter((verb) => /^(load|image) /.test(verb)).slice(-5)).toEqual([
      'load --quiet',
      'image rm',
      'image ls',
      'load --quiet',
      'image rm',
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
