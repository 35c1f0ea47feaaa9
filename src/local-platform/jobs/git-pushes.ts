import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { AppRecord, BuildRecord } from '../apps/records.js'
import { type GitAnswer, GitMissingError, GitRepository, type GitRequest } from '../builder/git-repository.js'
import type { Objects } from '../storage/objects.js'
import type { OutputStream } from '../storage/output-stream.js'
import { objectUrlSeconds, type SignedUrls } from '../storage/signed-urls.js'
import type { Builds } from './builds.js'

export interface GitPushesOptions {
  objects: Objects
  urls: SignedUrls
  builds: Builds
}

/** Takes the parts of an answer as they come. */
export interface GitOutput {
  head: (answer: Omit<GitAnswer, 'body'>) => void
  /** Settles, never rejects, once more can be written. */
  write: (bytes: Uint8Array) => Promise<void>
}

/** The branches that Heroku builds: https://devcenter.heroku.com/articles/git#deploy-your-code */
const deployed = ['main', 'master']

/** Bytes of output in a packet, whose length has four hexadecimal digits. */
const maxPacketBytes = 60_000

/**
 * Takes pushes of git, and builds what is pushed to `main` or `master`, as Heroku does: the client shows the build's
 * output, and its push is declined if the build fails.
 */
export class GitPushes {
  readonly #options: GitPushesOptions
  readonly #stopping = new AbortController()
  /** The pushes to one app run one after the other. */
  readonly #queues = new Map<string, Promise<unknown>>()

  constructor(options: GitPushesOptions) {
    this.#options = options
  }

  /**
   * Answers a request of git for an app's repository. Requests for one app wait for each other, and so for their builds.
   *
   * @throws Error if git fails, the client vanishes, or the platform stops
   */
  async serve(app: AppRecord, request: GitRequest, output: GitOutput): Promise<void> {
    const { objects } = this.#options
    const repository = new GitRepository(objects.file(objects.repositoryKey(app.id)))
    const gone = new AbortController()
    request.body.once('close', () => {
      if (!request.body.readableEnded) gone.abort(new Error('The client of a push is gone.'))
    })
    const signal = AbortSignal.any([gone.signal, this.#stopping.signal])
    await this.#inTurn(app, async () => {
      if (request.method === 'POST') await this.#receive(app, repository, { request, output, signal })
      else await passOn(await repository.answer(request, signal), output)
    }).catch(async (error: unknown) => {
      if (!(error instanceof GitMissingError)) throw error
      const headers = { 'Content-Type': 'text/plain' }
      await passOn({ status: 500, headers, body: Buffer.from(`${error.message}\n`) }, output)
    })
  }

  /** Ends all pushes, and waits for their end. Their builds are stopped by {@link Builds}. */
  async stopAll(reason: Error): Promise<void> {
    this.#stopping.abort(reason)
    await Promise.all(this.#queues.values())
  }

  async #inTurn(app: AppRecord, work: () => Promise<void>): Promise<void> {
    const turn = (this.#queues.get(app.id) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => {})
    this.#queues.set(app.id, settled)
    await turn.finally(() => {
      if (this.#queues.get(app.id) === settled) this.#queues.delete(app.id)
    })
  }

  async #receive(
    app: AppRecord,
    repository: GitRepository,
    { request, output, signal }: { request: GitRequest; output: GitOutput; signal: AbortSignal },
  ): Promise<void> {
    const before = await this.#heads(repository, signal)
    const answer = await repository.answer(request, signal)
    const after = await this.#heads(repository, signal)
    const branch = deployed.find((name) => after.get(name) !== before.get(name) && after.get(name) !== null)
    const commit = branch === undefined ? undefined : after.get(branch)
    if (branch !== undefined && typeof commit === 'string') {
      const { body: report, ...head } = answer
      output.head(head)
      await this.#deploy(
        app,
        repository,
        { branch, commit, previous: before.get(branch) ?? null, report },
        output,
      )
      return
    }
    // The answer to a probe, which git sends before a large push, is empty.
    const note = hasSideBand(answer.body) ? packet(progressBand, Buffer.from(notDeployed)) : Buffer.alloc(0)
    await passOn({ ...answer, body: Buffer.concat([note, answer.body]) }, output)
  }

  async #heads(repository: GitRepository, signal: AbortSignal): Promise<Map<string, string | null>> {
    const commits = deployed.map(
      async (branch) => [branch, await repository.commitOf(branch, signal)] as const,
    )
    return new Map(await Promise.all(commits))
  }

  /** Builds what was pushed, and answers with the build's output and how it ended. The build goes on without the client. */
  async #deploy(app: AppRecord, repository: GitRepository, push: Push, output: GitOutput): Promise<void> {
    const { branch, commit, previous, report } = push
    let isDeployed = false
    try {
      const build = await this.#build(app, repository, commit)
      // Without its side band, the client shows no output; every git of today has it.
      await copy(build.stream, async (bytes) => {
        if (hasSideBand(report)) await output.write(packet(progressBand, bytes))
      })
      await this.#options.builds.settled(build)
      isDeployed = build.status === 'succeeded'
    } finally {
      // Otherwise git would say of the next push of this commit that everything is up to date.
      if (!isDeployed) await repository.setBranch(branch, previous, new AbortController().signal)
    }
    await output.write(isDeployed ? report : declined(branch, hasSideBand(report)))
  }

  async #build(app: AppRecord, repository: GitRepository, commit: string): Promise<BuildRecord> {
    const { objects, urls, builds } = this.#options
    const key = objects.sourceKey(randomUUID())
    await repository.archive(commit, objects.file(key), this.#stopping.signal)
    return builds.start(app, {
      sourceUrl: urls.sign('GET', key, objectUrlSeconds),
      checksum: null,
      version: commit,
      versionDescription: null,
      buildpacks: null,
      requestId: randomUUID(),
    })
  }
}

/** What was pushed to a branch, and what git reports of it. */
interface Push {
  branch: string
  commit: string
  previous: string | null
  report: Buffer
}

const notDeployed = 'Pushed to no branch that is deployed (main or master): nothing is built.\n'

const reportBand = 1
const progressBand = 2

async function passOn({ body, ...head }: GitAnswer, output: GitOutput): Promise<void> {
  output.head(head)
  await output.write(body)
}

/** Returns whether the first packet of git's answer is of a side band: https://git-scm.com/docs/protocol-capabilities */
function hasSideBand(body: Buffer): boolean {
  return body[4] === reportBand || body[4] === progressBand
}

/** Returns what git's `receive-pack` answers when a hook has declined a branch. */
function declined(branch: string, sideBand: boolean): Buffer {
  const lines = ['unpack ok\n', `ng refs/heads/${branch} pre-receive hook declined\n`]
  const report = Buffer.concat([
    ...lines.map((line) => packet(undefined, Buffer.from(line))),
    Buffer.from('0000'),
  ])
  return sideBand ? Buffer.concat([packet(reportBand, report), Buffer.from('0000')]) : report
}

/** Returns a packet: four hexadecimal digits with its length, their own included, and the band if there is one. */
function packet(band: number | undefined, bytes: Uint8Array): Buffer {
  const content = band === undefined ? bytes : Buffer.concat([Buffer.of(band), bytes])
  return Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content])
}

/** Writes the output of a build as it comes, until it ends. */
async function copy(stream: OutputStream, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const file = await open(stream.file)
  try {
    for (let position = 0; ; ) {
      const { state, size } = stream
      while (position < size) {
        const length = Math.min(maxPacketBytes, size - position)
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position })
        await write(buffer.subarray(0, bytesRead))
        position += bytesRead
      }
      if (state === 'ended') return
      if (stream.size === size && stream.state === state) await once(stream.changes, 'change')
    }
  } finally {
    await file.close()
  }
}
