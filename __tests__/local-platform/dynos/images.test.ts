import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { App, Dyno, Formation, LogSession, Source } from '@heroku-cli/schema'
import { describe, expect } from '@jest/globals'
import type { PlatformOptions } from '../../../src/local-platform/platform.js'
import { onPosix } from '../../support/operating-systems.js'
import { api, type PlatformClient, tarball } from '../../support/platform-client.js'
import { processesWith, waitForExit } from '../../support/processes.js'
import type { Files } from '../../support/repository.js'
import { temporaryDirectory } from '../../support/temporary.js'
import { until } from '../../support/wait.js'
import { busybox, onlyPrograms, testWithTools } from '../container-tools.js'
import { daemon, engines } from '../engine-stand-ins.js'
import { spawnPlatform } from '../spawn-platform.js'
import { startTestPlatform } from '../start-test-platform.js'

const mark = `dyno_${process.pid}_${Date.now()}`

/** A web server whose answers show what it runs in. The image's user may read nothing that only root may. */
const servingFiles = async (): Promise<Files> => ({
  'bin/busybox': await readFile(busybox),
  'bin/answer':
    '#!/bin/sh\nprintf "Content-Type: text/plain\\r\\n\\r\\n"\necho "$DYNO of $(cat /name) as $(id -u): $SECRET"\n',
  'bin/web': `#!/bin/sh
trap 'echo "ends on request"; kill $server; exit 3' TERM
echo ready; echo steady >&2; echo go
httpd -f -p "127.0.0.1:$PORT" -h /www -r ${mark} & server=$!
wait
`,
  Dockerfile: `FROM scratch
COPY bin/busybox /bin/sh
COPY bin/web /bin/web
COPY bin/answer /www/cgi-bin/answer
ENV PATH=/bin
RUN chmod 755 /bin/web /www/cgi-bin/answer && echo the web image > /name
USER 1234
CMD ["/bin/sh", "/bin/web"]
`,
  Worker: `FROM scratch
COPY bin/busybox /bin/sh
ENV PATH=/bin
RUN echo the worker image > /name
`,
  'heroku.yml': `build:
  docker:
    web: Dockerfile
    worker: Worker
run:
  worker: 'trap "" TERM; cat /name; while :; do sleep 1; : ${mark}; done'
  quick:
    image: worker
    command: ['cat /name; exit 4']
`,
})

async function startWith(dynos: PlatformOptions['dynos'] = {}) {
  await onlyPrograms('buildah')
  const client = await startTestPlatform({ dynos })
  await client.json<App>('POST', '/apps', { name: 'my-app', stack: 'container' })
  await client.json('PATCH', '/apps/my-app/config-vars', { SECRET: `it's "$HOME"\nhidden` })
  const { output } = await client.build('my-app', await servingFiles())
  return { client, output, url: (await client.json<App>('GET', '/apps/my-app')).web_url ?? '' }
}

const dynosOf = (client: PlatformClient) => client.json<Dyno[]>('GET', '/apps/my-app/dynos')
const webOf = async (client: PlatformClient) => (await dynosOf(client)).find(({ name }) => name === 'web.1')
const states = async (client: PlatformClient) =>
  (await dynosOf(client))
    .map(({ name, state }) => `${name} ${state}`)
    .toSorted()
    .join()
const untilStates = (client: PlatformClient, expected: string) =>
  until(
    () => states(client),
    (all) => all === expected,
    `The dynos are not ${expected}`,
  )
const logOf = async (client: PlatformClient) => {
  const session = await client.json<LogSession>('POST', '/apps/my-app/log-sessions', { lines: 1500 })
  return (await fetch(session.logplex_url ?? '')).text()
}
const answerOf = async (url: string) => (await fetch(`${url}cgi-bin/answer`)).text()
const scale = (client: PlatformClient, quantities: Record<string, number>) =>
  client.json('PATCH', '/apps/my-app/formation', {
    updates: Object.entries(quantities).map(([type, quantity]) => ({ type, quantity })),
  })

/** Has a platform that is another process create the app and start a build. */
async function build(platform: { url: string; apiKey: string }, files: Files): Promise<void> {
  await api(platform, 'POST', '/apps', { name: 'my-app', stack: 'container' })
  const { source_blob: source } = await api<Source>(platform, 'POST', '/sources')
  await fetch(source?.put_url ?? '', { method: 'PUT', body: await tarball(files) })
  const blob = { url: source?.get_url, version: 'v1' }
  await api(platform, 'POST', '/apps/my-app/builds', { source_blob: blob })
}

/** Waits until no engine has an image or a process of this test any more. */
async function nothingLeft(client: PlatformClient): Promise<void> {
  const images = join(client.platform.dataDir, 'scratch', 'images')
  await until(
    () => readdir(images),
    (names) => names.length === 0,
    'An image is still loaded',
  )
  expect(processesWith(mark)).toEqual([])
}

describe('dynos of images', () => {
  testWithTools('serve requests, are replaced, and end on SIGTERM', async () => {
    const { client, output, url } = await startWith()
    expect(output).not.toContain('runs no dynos')
    await untilStates(client, 'web.1 up')
    const expected = `web.1 of the web image as 1234: it's "$HOME"\nhidden\n`
    expect(await answerOf(url)).toBe(expected)
    await scale(client, { web: 2, worker: 1 })
    await untilStates(client, 'web.1 up,web.2 up,worker.1 up')
    expect(await readdir(join(client.platform.dataDir, 'scratch', 'images'))).toHaveLength(2)
    const before = await webOf(client)
    await client.json('DELETE', '/apps/my-app/dynos/web.1')
    await until(
      () => webOf(client),
      (dyno) => dyno?.state === 'up' && dyno.id !== before?.id,
    )
    expect(await answerOf(url)).toContain('of the web image')
    await scale(client, { web: 1 })
    await client.json('PATCH', '/apps/my-app/config-vars', { SECRET: 'changed' })
    await until(
      () => webOf(client),
      (dyno) => dyno?.state === 'up' && dyno.release?.version === 5,
    )
    expect(await answerOf(url)).toBe('web.1 of the web image as 1234: changed\n')
    const log = await logOf(client)
    expect(log).toMatch(/app\[web\.1\]: ready\n.*app\[web\.1\]: steady\n.*app\[web\.1\]: go\n/)
    expect(log).toMatch(
      /app\[web\.1\]: ends on request\n(.*\n)*.*heroku\[web\.1\]: Process exited with status 3\n/,
    )
    expect(log).toContain('app[worker.1]: the worker image\n')
    expect(log).not.toContain('subprocess')
  })

  testWithTools('that ignore SIGTERM end by SIGKILL, and leave nothing', async () => {
    const { client } = await startWith({ exitTimeoutMs: 200 })
    await scale(client, { web: 0, worker: 1 })
    await until(
      () => logOf(client),
      (log) => log.includes('app[worker.1]: the worker image'),
    )
    expect(processesWith(mark)).not.toEqual([])
    await scale(client, { worker: 0 })
    await nothingLeft(client)
    const log = await logOf(client)
    expect(log).toContain('heroku[worker.1]: Error R12 (Exit timeout)')
    expect(log).toContain('heroku[worker.1]: Process exited with status 137')
  })

  testWithTools('run once, detached and attached, in the image of their type', async () => {
    const { client } = await startWith({ startOnRequest: true })
    const start = (body: object) => client.json<Dyno>('POST', '/apps/my-app/dynos', body)
    const quick = await start({ command: 'quick' })
    const { name } = await start({
      command: 'cat /name; echo "$COLOR"',
      type: 'worker',
      env: { COLOR: 'red' },
    })
    await until(
      () => logOf(client),
      (log) => log.includes('status 4') && log.includes(': red'),
    )
    const log = await logOf(client)
    expect(log).toContain(`app[${quick.name}]: the worker image\n`)
    expect(log).toContain(`app[${name}]: the worker image\n`)
    const attached = await start({ command: 'cat /name; cat; exit 5', attach: true })
    const { hostname, port, pathname } = new URL(attached.attach_url ?? '')
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false })
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.write(`${pathname.slice(1)}\r\nhello\n\u0004`)
    await once(socket, 'close')
    expect(text).toBe('rendezvous\r\nthe web image\nhello\n')
    const endless = await start({ command: `echo up; sleep 1000; : ${mark}` })
    await until(
      () => logOf(client),
      (all) => all.includes(`app[${endless.name}]: up`),
    )
    await client.json('POST', `/apps/my-app/dynos/${endless.name}/actions/stop`)
    await until(
      () => logOf(client),
      (all) => all.includes(`heroku[${endless.name}]: Process exited with status 143`),
    )
    await nothingLeft(client)
  })

  testWithTools('end with a platform that is killed, and sleep in the next one until a request', async () => {
    await onlyPrograms('buildah')
    const [temporary, data] = [await temporaryDirectory(), await temporaryDirectory()]
    const start = async () => {
      const { child, printed } = spawnPlatform(['--api-key', 'key', '--data', data], temporary)
      const [, url = ''] = /API on (\S+)/.exec(await printed('Stop with Ctrl-C')) ?? []
      return { child, platform: { url, apiKey: 'key' } }
    }
    const first = await start()
    await build(first.platform, await servingFiles())
    const state = async (platform: { url: string; apiKey: string }) =>
      (await api<Dyno[]>(platform, 'GET', '/apps/my-app/dynos')).map(({ state }) => state).join()
    await until(
      () => state(first.platform),
      (all) => all === 'up',
    )
    const left = processesWith(mark)
    first.child.kill('SIGKILL')
    await waitForExit(left)
    const second = await start()
    expect(await state(second.platform)).toBe('idle')
    const { web_url: url } = await api<App>(second.platform, 'GET', '/apps/my-app')
    expect(await answerOf(url ?? '')).toContain('web.1 of the web image')
    second.child.kill('SIGTERM')
    await once(second.child, 'exit')
    expect(await readdir(temporary)).toEqual([])
  })
})

describe('dynos of images without buildah', () => {
  const files = { Dockerfile: 'FROM scratch\n', 'heroku.yml': 'build: {docker: {web: Dockerfile}}' }

  onPosix('leave no container and no image when the platform is killed', async () => {
    const asked = await engines({ docker: daemon.replace('exit 7', 'exec /bin/sleep 1000') })
    const { child, printed } = spawnPlatform(['--api-key', 'key'], await temporaryDirectory())
    const [, url = ''] = /API on (\S+)/.exec(await printed('Stop with Ctrl-C')) ?? []
    await build({ url, apiKey: 'key' }, files)
    const askedFor = (pattern: RegExp) =>
      until(
        async () => pattern.exec(await readFile(asked, 'utf8').catch(() => '')),
        (found) => found !== null,
        `docker was not asked for ${pattern}`,
      )
    const [, container, tag] = (await askedFor(/^run .*--name=(\S+) .*(heroku-build-image:\S+)$/m)) ?? []
    child.kill('SIGKILL')
    await askedFor(new RegExp(`^rm --force ${container}\nimage rm ${tag}$`, 'm'))
  })

  onPosix('are not started where nothing runs images, and the build says so', async () => {
    await engines({ docker: daemon.replace("'image rm') ;;", `'image rm') /bin/rm "$0" ;;`) })
    const client = await startTestPlatform()
    await client.json<App>('POST', '/apps', { name: 'my-app', stack: 'container' })
    const { output, build } = await client.build('my-app', files)
    expect([output, build.status]).toEqual([output, 'succeeded'])
    const words = 'no container engine that runs its image, such as docker or podman, is on the PATH'
    expect(output).toContain(words)
    expect(await logOf(client)).toContain(words)
    const formation = await client.json<Formation[]>('GET', '/apps/my-app/formation')
    expect(formation.map(({ type, quantity }) => `${type}=${quantity}`)).toEqual(['web=0'])
    await scale(client, { web: 1 })
    expect(await dynosOf(client)).toEqual([])
    expect((await client.send('POST', '/apps/my-app/dynos', { command: 'true' })).status).toBe(422)
  })

  onPosix('crash with the words of an engine that does not work', async () => {
    const broken = 'case "$1 $2" in load*) echo "no space left" >&2; exit 1 ;; esac'
    await engines({ docker: `${broken}\n${daemon}` })
    const client = await startTestPlatform()
    await client.json<App>('POST', '/apps', { name: 'my-app', stack: 'container' })
    await client.build('my-app', files)
    await untilStates(client, 'web.1 crashed')
    expect(await logOf(client)).toContain('heroku[web.1]: Error: docker: no space left\n')
  })
})
