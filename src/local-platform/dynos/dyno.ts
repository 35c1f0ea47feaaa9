import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import type { Leftovers } from '../builder/container-engine.js'
import { messageOf } from '../builder/failure.js'
import type { AppLog } from '../storage/app-log.js'
import { removeTree } from '../storage/remove-tree.js'
import { detach, inputOf } from './attachment.js'
import type { DynoApp, PreparedApp } from './dyno-app.js'
import { findFreePort, waitForListener } from './ports.js'
import { type Meeting, NoClient } from './rendezvous.js'
import type { Watch } from './watchdog.js'

/** The states of a dyno, as the Platform API names them. */
export type DynoState = 'starting' | 'up' | 'crashed' | 'idle' | 'down'

/** What a dyno runs. */
export interface DynoSpec {
  /** Such as `web.1`. */
  name: string
  /** Such as `web`, or `run` for a one-off dyno. */
  type: string
  /** One-off dynos serve no requests, whatever their type. */
  isOneOff: boolean
  size: string
  command: string
  /** Whether the command is what the image runs by itself. */
  isOwnCommand: boolean
  release: { id: string; version: number }
  app: DynoApp
  /** The release's config vars. */
  config: ReadonlyMap<string, string>
}

/** Time limits of dynos, in milliseconds. */
export interface DynoTimeouts {
  /** Time that a web dyno has to listen on its port: https://devcenter.heroku.com/articles/error-codes#r10-boot-timeout */
  boot: number
  /** Time between SIGTERM and SIGKILL: https://devcenter.heroku.com/articles/error-codes#r12-exit-timeout */
  exit: number
  /** Time that a client has to attach: https://devcenter.heroku.com/articles/error-codes#r13-attach-error */
  attach: number
}

/** What dynos need of the platform. */
export interface DynoHost {
  now: () => number
  /** Parent of the dynos' scratch directories. */
  workDir: string
  timeouts: DynoTimeouts
  /**
   * Waits until this machine may start another dyno.
   *
   * @returns a function to call when the dyno has started, and one to call when it has ended
   */
  admit: (signal: AbortSignal) => Promise<{ booted: () => void; ended: () => void }>
  /** Unpacks or loads an app, see `prepareApp`. */
  prepare: (app: DynoApp, workDir: string, signal: AbortSignal) => Promise<PreparedApp>
  /** Watches the processes that have a mark, which must not outlive the platform, nor must what they leave behind. */
  watch: (mark: string, leftovers?: Leftovers) => Watch
}

/** How a dyno ended. */
export interface DynoEnd {
  /** Whether it was told to stop; otherwise it exited, could not be started, or did not listen in time. */
  stopped: boolean
  /** The exit code of its process, if it had one; 128 plus the signal's number if a signal ended it. */
  code: number | undefined
}

/** One dyno, from its start to its end. A restart is another dyno of the same name. */
export class Dyno {
  readonly id = randomUUID()
  readonly spec: DynoSpec
  readonly createdAt: number
  /** Resolves, never rejects, once its processes and files are gone. */
  readonly ended: Promise<DynoEnd>
  /** Where a client attaches to the dyno. */
  readonly attachUrl: string | null
  readonly #host: DynoHost
  readonly #log: AppLog
  readonly #onState: () => void
  readonly #stop = new AbortController()
  readonly #kill = new AbortController()
  #state: DynoState
  #updatedAt: number
  #port: number | undefined
  #lastUsedAt: number
  #uses = 0
  #hasProcess = false

  /**
   * Starts the dyno.
   *
   * @param options.previous state of the dyno that it replaces
   * @param options.env variables beside the config vars
   * @param options.meeting where a client attaches to its input and output; without it, its output goes to the app's log
   * @param options.isAsleep whether it does not start, but sleeps
   * @param options.onState called after each change of the state
   */
  constructor(
    spec: DynoSpec,
    options: {
      host: DynoHost
      log: AppLog
      previous?: DynoState
      env?: Record<string, string>
      onState?: () => void
      meeting?: Meeting
      isAsleep?: boolean
    },
  ) {
    const { host, log, previous, env = {}, meeting, isAsleep = false, onState = () => {} } = options
    this.spec = spec
    this.#host = host
    this.#log = log
    this.#onState = onState
    this.#state = isAsleep ? 'idle' : 'starting'
    this.createdAt = host.now()
    this.#updatedAt = this.createdAt
    this.#lastUsedAt = this.createdAt
    if (previous !== undefined && previous !== 'starting')
      this.say(`State changed from ${inLog(previous)} to starting`)
    this.attachUrl = meeting?.url ?? null
    this.ended = isAsleep ? Promise.resolve({ stopped: true, code: undefined }) : this.#run(env, meeting)
  }

  get name(): string {
    return this.spec.name
  }

  get state(): DynoState {
    return this.#state
  }

  get updatedAt(): number {
    return this.#updatedAt
  }

  /** The port that a web dyno listens on, once it is up. */
  get port(): number | undefined {
    return this.#state === 'up' ? this.#port : undefined
  }

  /** The time at which its last request ended, in milliseconds since the epoch; now, while it serves one. */
  get lastUsedAt(): number {
    return this.#uses > 0 ? this.#host.now() : this.#lastUsedAt
  }

  /** Marks the dyno as serving a request, until the function that this returns is called. */
  use(): () => void {
    this.#uses += 1
    return () => {
      this.#uses -= 1
      this.#lastUsedAt = this.#host.now()
    }
  }

  /** Whether it serves requests, for which it has to listen on a port. */
  get isWeb(): boolean {
    return this.spec.type === 'web' && !this.spec.isOneOff
  }

  /** Whether the dyno has been told to stop. */
  get isStopping(): boolean {
    return this.#stop.signal.aborted
  }

  /** Adds a line of the platform about this dyno to the app's log. */
  say(message: string): void {
    this.#log.add('heroku', this.spec.name, message)
  }

  /** Changes the state, and says so in the app's log. */
  changeState(state: DynoState): void {
    if (state === this.#state) return
    this.say(`State changed from ${inLog(this.#state)} to ${inLog(state)}`)
    this.#state = state
    this.#updatedAt = this.#host.now()
    this.#onState()
  }

  /** Stops the process by SIGTERM, and by SIGKILL if it does not exit in time. */
  stop(): void {
    if (this.isStopping) return
    if (this.#hasProcess) this.say('Stopping all processes with SIGTERM')
    this.#stop.abort(new Error('The dyno was stopped.'))
  }

  /** Stops the process by SIGKILL. */
  kill(): void {
    this.stop()
    this.#kill.abort()
  }

  async #run(env: Record<string, string>, meeting?: Meeting): Promise<DynoEnd> {
    const { signal } = this.#stop
    const workDir = join(this.#host.workDir, this.id)
    let leave = () => {}
    try {
      const { booted, ended } = await this.#host.admit(signal)
      leave = () => {
        booted()
        ended()
      }
      return await this.#runApp(workDir, env, booted, meeting)
    } catch (error) {
      if (!signal.aborted) this.say(errorLine(error))
      return { stopped: signal.aborted, code: undefined }
    } finally {
      meeting?.cancel()
      await removeTree(workDir).catch((error: unknown) => this.say(errorLine(error)))
      leave()
    }
  }

  async #runApp(
    workDir: string,
    env: Record<string, string>,
    booted: () => void,
    meeting?: Meeting,
  ): Promise<DynoEnd> {
    const app = await this.#host.prepare(this.spec.app, workDir, this.#stop.signal)
    try {
      return await this.#runProcess(app, env, booted, meeting)
    } finally {
      await app.leave()
    }
  }

  async #runProcess(
    app: PreparedApp,
    env: Record<string, string>,
    booted: () => void,
    meeting?: Meeting,
  ): Promise<DynoEnd> {
    if (this.isWeb) this.#port = await findFreePort()
    const client = meeting && (await this.#clientOf(meeting))
    try {
      return await this.#runCommand(app, env, booted, client)
    } finally {
      if (client !== undefined) detach(client)
    }
  }

  async #clientOf(meeting: Meeting): Promise<TLSSocket> {
    this.say('Awaiting client')
    const client = await meeting.client(this.#stop.signal, this.#host.timeouts.attach)
    client.once('close', () => {
      if (!this.#hasProcess || this.isStopping) return
      this.say('Client connection closed')
      this.stop()
    })
    return client
  }

  async #runCommand(
    app: PreparedApp,
    env: Record<string, string>,
    booted: () => void,
    client?: TLSSocket,
  ): Promise<DynoEnd> {
    const { command, config, isOwnCommand, name } = this.spec
    const lines = this.#log.lineWriter(name)
    const exited = new AbortController()
    let watch: Watch | undefined
    this.say(`Starting process with command \`${command}\``)
    const order = {
      command: isOwnCommand ? null : command,
      env: { ...Object.fromEntries(config), ...env, ...this.#ownVariables() },
      ...(this.#port !== undefined && { port: this.#port }),
    }
    const running = app
      .run(order, {
        output: client ?? lines.write,
        ...(client && { input: inputOf(client) }),
        signal: this.#stop.signal,
        killSignal: this.#kill.signal,
        killDelayMs: this.#host.timeouts.exit,
        onKill: () => this.#sayExitTimeout(),
        onMark: (mark, leftovers) => {
          watch = this.#host.watch(mark, leftovers)
        },
        onStart: (pid) => {
          this.#hasProcess = true
          watch?.started(pid)
        },
      })
      .finally(() => exited.abort())
    const boot = this.#waitUntilUp(app, exited.signal).finally(booted)
    try {
      const code = await running
      await boot
      lines.end()
      this.say(`Process exited with status ${code}`)
      return { stopped: this.isStopping, code }
    } finally {
      this.#hasProcess = false
      watch?.end()
    }
  }

  /** https://devcenter.heroku.com/articles/dynos#local-environment-variables */
  #ownVariables(): Record<string, string> {
    const port = this.#port === undefined ? {} : { PORT: String(this.#port) }
    return { ...port, DYNO: this.name }
  }

  /** Only a web dyno has to listen on a port. Never rejects. */
  async #waitUntilUp({ isForwarded }: PreparedApp, exited: AbortSignal): Promise<void> {
    if (this.#port === undefined) {
      this.changeState('up')
      return
    }
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), this.#host.timeouts.boot)
    try {
      await waitForListener(this.#port, AbortSignal.any([exited, timeout.signal]), isForwarded)
      if (!this.isStopping) this.changeState('up')
    } catch {
      if (timeout.signal.aborted && !this.isStopping) this.#failToBind()
    } finally {
      clearTimeout(timer)
    }
  }

  #sayExitTimeout(): void {
    const seconds = this.#host.timeouts.exit / 1000
    this.say(
      `Error R12 (Exit timeout) -> At least one process failed to exit within ${seconds} seconds of SIGTERM`,
    )
    this.say('Stopping remaining processes with SIGKILL')
  }

  #failToBind(): void {
    const seconds = this.#host.timeouts.boot / 1000
    this.say(
      `Error R10 (Boot timeout) -> Web process failed to bind to $PORT within ${seconds} seconds of launch`,
    )
    this.say('Stopping process with SIGKILL')
    this.#kill.abort()
  }
}

/** Logs show sleeping dynos as down. */
function inLog(state: DynoState): string {
  return state === 'idle' ? 'down' : state
}

/** Returns the line of an error that keeps a dyno from starting. */
function errorLine(error: unknown): string {
  if (error instanceof NoClient) return 'Error R13 (Attach error) -> Failed to attach to process'
  return `Error: ${messageOf(error)}`
}
