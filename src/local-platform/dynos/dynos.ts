import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Artifact } from '../apps/artifacts.js'
import type { AppRecord, FormationRecord, ReleaseRecord } from '../apps/records.js'
import { currentRelease } from '../apps/releases.js'
import type { ContainerImages } from '../builder/container-run.js'
import type { Objects } from '../storage/objects.js'
import { Dyno, type DynoHost, type DynoSpec, type DynoTimeouts } from './dyno.js'
import { canStart, type DynoApp, dynoApp, prepareApp, runsOwnCommand } from './dyno-app.js'
import { Rendezvous } from './rendezvous.js'
import { restartDelay, stableAfter } from './restart-delay.js'
import { Semaphore } from './semaphore.js'
import { Watchdog } from './watchdog.js'

export interface DynosOptions {
  now: () => number
  objects: Objects
  images: ContainerImages
  /** Parent of the dynos' scratch directories. */
  workDir: string
  timeouts: DynoTimeouts
  /** Dynos that run at a time; beyond it, those that have not been used for the longest time sleep. */
  maxRunning: number
  /** Time without a request after which a web dyno sleeps, in milliseconds. */
  idleAfterMs: number
  /** Whether dynos sleep until the first request, instead of starting with their release. */
  startOnRequest: boolean
}

/** What an app's log and builds say instead of starting dynos of an image. */
export const noEngineForDynos =
  'The local platform runs no dynos of this release: no container engine that runs its image, such as docker or podman, is on the PATH'

/** The dynos of one app, and what belongs to them. */
interface Running {
  app: AppRecord
  /** Those of the formation, by name. */
  dynos: Map<string, Dyno>
  /** Crashes in a row, by name. */
  crashes: Map<string, number>
  restarts: Map<string, NodeJS.Timeout>
  listeners: Set<() => void>
  oneOffs: Set<Dyno>
  /** All whose process may still run, including those that have been replaced. */
  live: Set<Dyno>
}

/** A one-off dyno to start. */
export interface OneOff {
  /** A command line, which may begin with the name of a process type instead of a program's. */
  command: string
  type: string
  size: string
  env: Record<string, string>
  isAttached: boolean
  timeToLiveMs: number
}

/**
 * Runs the dynos of all apps. An app's dynos are those of its formation, on its current release
 * (https://devcenter.heroku.com/articles/dynos). To spare the machine, web dynos that have no requests sleep, as Eco
 * dynos do (https://devcenter.heroku.com/articles/eco-dyno-hours), and wake up with the next request.
 */
export class Dynos {
  readonly #options: DynosOptions
  readonly #host: DynoHost
  readonly #watchdog = new Watchdog()
  readonly #rendezvous: Rendezvous
  readonly #apps = new Map<string, Running>()
  /** Apps that have been deleted: a request or job that still refers to one must not bring it back. */
  readonly #deleted = new WeakSet<AppRecord>()
  readonly #running: Semaphore
  readonly #booting = new Semaphore(Math.max(2, availableParallelism()))
  readonly #idleTimer: NodeJS.Timeout
  #stopped = false

  constructor(options: DynosOptions) {
    this.#options = options
    const { now, workDir, timeouts } = options
    this.#running = new Semaphore(options.maxRunning)
    this.#rendezvous = new Rendezvous(now())
    this.#host = {
      now,
      workDir,
      timeouts,
      prepare: (app, directory, signal) => prepareApp(app, options.images, directory, signal),
      watch: (mark, leftovers) => this.#watchdog.watch(mark, leftovers),
      admit: (signal) => this.#admit(signal),
    }
    const interval = Math.min(options.idleAfterMs, 60_000)
    this.#idleTimer = setInterval(() => this.#putUnusedToSleep(), interval).unref()
  }

  /** Returns the web dynos of the app's formation: one-off dynos serve no requests, whatever their type. */
  webDynos(app: AppRecord): Dyno[] {
    const { dynos } = this.#appOf(app)
    return [...dynos.values()].filter(({ isWeb }) => isWeb)
  }

  /** Returns the dynos of an app, one-off dynos included, in the order of their names. */
  list(app: AppRecord): Dyno[] {
    const { dynos, oneOffs } = this.#appOf(app)
    return [...dynos.values(), ...oneOffs].sort((a, b) =>
      a.spec.name.localeCompare(b.spec.name, 'en', { numeric: true }),
    )
  }

  /** Returns whether dynos of a slug or image run here. */
  canRun(artifact: Artifact): boolean {
    const app = dynoApp(this.#options.objects, artifact, 'web')
    return app !== undefined && canStart(app)
  }

  /** Makes the app's dynos those of its formation, on its current release; those that are so already go on. */
  update(app: AppRecord): void {
    if (!this.#mayRun(app)) return
    const running = this.#appOf(app)
    const specs = new Map(this.#specsOf(app).map((spec) => [spec.name, spec]))
    for (const [name, dyno] of running.dynos) if (!specs.has(name)) this.#remove(running, dyno)
    for (const spec of specs.values()) {
      const dyno = running.dynos.get(spec.name)
      if (dyno !== undefined && isSame(dyno.spec, spec)) continue
      running.crashes.delete(spec.name)
      if (this.#options.startOnRequest) this.#addAsleep(app, spec)
      else this.#replace(running, spec, dyno !== undefined)
    }
  }

  /** Makes the app's dynos those of its formation, as {@link update} does, but its web dynos sleep until a request. */
  restore(app: AppRecord): void {
    for (const spec of this.#specsOf(app).filter(({ type }) => type === 'web')) this.#addAsleep(app, spec)
    this.update(app)
  }

  /** Restarts the app's dynos that a function selects, including crashed ones. */
  restart(app: AppRecord, isSelected: (dyno: Dyno) => boolean = () => true): void {
    const running = this.#appOf(app)
    for (const dyno of [...running.dynos.values()].filter(isSelected)) {
      running.crashes.delete(dyno.spec.name)
      this.#replace(running, dyno.spec, true)
    }
  }

  /**
   * Starts a one-off dyno in the app's current release: https://devcenter.heroku.com/articles/one-off-dynos
   *
   * @param isAttached whether it waits for a client that attaches to its input and output
   * @throws Error if the app has no release that could run
   */
  async runOneOff(app: AppRecord, oneOff: OneOff): Promise<Dyno> {
    const release = currentRelease(app)
    const { type, size, env, isAttached, timeToLiveMs } = oneOff
    const { command, process, isWhole } = launchOf(app, oneOff.command)
    const code = release && dynoApp(this.#options.objects, release, process ?? type)
    if (release === undefined || code === undefined)
      throw new Error(`${app.name} has no release that could run.`)
    const meeting = isAttached ? await this.#rendezvous.arrange() : undefined
    if (!this.#mayRun(app)) {
      meeting?.cancel()
      throw new Error(`${app.name} is being stopped.`)
    }
    const running = this.#appOf(app)
    const spec = {
      name: this.#oneOffName(running, type),
      type,
      isOneOff: true,
      size,
      command,
      isOwnCommand: isWhole && process !== undefined && runsOwnCommand(release, process),
      release: { id: release.id, version: release.version },
      app: code,
      config: release.config,
    }
    const dyno = new Dyno(spec, { host: this.#host, log: app.log, env, ...(meeting && { meeting }) })
    running.oneOffs.add(dyno)
    running.live.add(dyno)
    const timer = setTimeout(() => dyno.stop(), timeToLiveMs).unref()
    void dyno.ended.then(() => {
      clearTimeout(timer)
      dyno.say(`State changed from ${dyno.state} to complete`)
      running.oneOffs.delete(dyno)
      running.live.delete(dyno)
    })
    return dyno
  }

  /** Stops a dyno: one of the formation is started again, a one-off dyno is not. */
  stop(app: AppRecord, dyno: Dyno): void {
    if (this.#appOf(app).oneOffs.has(dyno)) dyno.stop()
    else this.restart(app, (other) => other === dyno)
  }

  /** The certificate that clients which attach to one-off dynos must trust, as PEM. */
  get attachCertificate(): string {
    return this.#rendezvous.certificate
  }

  /** Starts the app's sleeping dynos. */
  wake(app: AppRecord): void {
    const running = this.#appOf(app)
    for (const dyno of this.webDynos(app).filter(({ state }) => state === 'idle')) {
      dyno.say('Unidling')
      this.#replace(running, dyno.spec, false)
    }
  }

  /**
   * Waits until the state of one of the app's dynos changes.
   *
   * @throws the signal's reason
   */
  async changed(app: AppRecord, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const { listeners } = this.#appOf(app)
    await new Promise<void>((resolve, reject) => {
      const clear = () => {
        listeners.delete(onChange)
        signal.removeEventListener('abort', onAbort)
      }
      const onChange = () => {
        clear()
        resolve()
      }
      const onAbort = () => {
        clear()
        reject(signal.reason)
      }
      listeners.add(onChange)
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  /** Ends the dynos of an app that is deleted, and waits until their processes are gone. None starts any more. */
  async stopApp(app: AppRecord): Promise<void> {
    this.#deleted.add(app)
    const running = this.#apps.get(app.id)
    if (running === undefined) return
    this.#apps.delete(app.id)
    this.#removeAll(running)
    const live = [...running.live]
    for (const dyno of live) dyno.kill()
    await Promise.all(live.map(({ ended }) => ended))
  }

  /**
   * Stops all dynos, and waits until their processes are gone. No dyno starts any more.
   *
   * @param killDelayMs time between SIGTERM and SIGKILL
   */
  async stopAll(killDelayMs: number): Promise<void> {
    this.#stopped = true
    clearInterval(this.#idleTimer)
    for (const running of this.#apps.values()) this.#removeAll(running)
    const live = this.#live
    const timer = setTimeout(() => {
      for (const dyno of live) dyno.kill()
    }, killDelayMs)
    await Promise.all(live.map(({ ended }) => ended))
    clearTimeout(timer)
    await Promise.all([this.#watchdog.close(), this.#rendezvous.close()])
  }

  get #live(): Dyno[] {
    return [...this.#apps.values()].flatMap(({ live }) => [...live])
  }

  #mayRun(app: AppRecord): boolean {
    return !this.#stopped && !this.#deleted.has(app)
  }

  #removeAll(running: Running): void {
    for (const dyno of [...running.dynos.values(), ...running.oneOffs]) this.#remove(running, dyno)
  }

  #appOf(app: AppRecord): Running {
    const known = this.#apps.get(app.id)
    if (known !== undefined) return known
    const running: Running = {
      app,
      dynos: new Map(),
      crashes: new Map(),
      restarts: new Map(),
      listeners: new Set(),
      oneOffs: new Set(),
      live: new Set(),
    }
    if (!this.#deleted.has(app)) this.#apps.set(app.id, running)
    return running
  }

  #specsOf(app: AppRecord): DynoSpec[] {
    const release = currentRelease(app)
    if (release === undefined || !this.canRun(release)) return []
    return app.formation.flatMap((entry) => {
      const code = dynoApp(this.#options.objects, release, entry.type)
      return code === undefined ? [] : specsOf(entry, release, code)
    })
  }

  #oneOffName({ oneOffs }: Running, type: string): string {
    const taken = new Set([...oneOffs].map(({ spec }) => spec.name))
    for (;;) {
      const name = `${type}.${randomInt(1000, 10_000)}`
      if (!taken.has(name)) return name
    }
  }

  #addAsleep(app: AppRecord, spec: DynoSpec): void {
    const running = this.#appOf(app)
    const old = running.dynos.get(spec.name)
    if (old !== undefined) this.#remove(running, old)
    const onState = () => notify(running)
    running.dynos.set(spec.name, new Dyno(spec, { host: this.#host, log: app.log, isAsleep: true, onState }))
  }

  #replace(running: Running, spec: DynoSpec, isRestart: boolean): void {
    const old = running.dynos.get(spec.name)
    if (old !== undefined && isRestart && old.state === 'up') old.say('Restarting')
    if (old !== undefined) this.#remove(running, old)
    if (!this.#mayRun(running.app)) return
    const dyno = new Dyno(spec, {
      host: this.#host,
      log: running.app.log,
      ...(old !== undefined && { previous: old.state }),
      onState: () => this.#onState(running),
    })
    running.dynos.set(spec.name, dyno)
    this.#track(running, dyno)
    notify(running)
  }

  /** Stops a dyno, which is no longer the app's. */
  #remove(running: Running, dyno: Dyno): void {
    const { name } = dyno.spec
    clearTimeout(running.restarts.get(name))
    running.restarts.delete(name)
    if (running.dynos.get(name) === dyno) running.dynos.delete(name)
    dyno.stop()
    notify(running)
  }

  #onState(running: Running): void {
    notify(running)
    this.#makeRoom()
  }

  #track(running: Running, dyno: Dyno): void {
    running.live.add(dyno)
    void dyno.ended.then(() => {
      running.live.delete(dyno)
      const isCurrent = running.dynos.get(dyno.spec.name) === dyno
      if (isCurrent && dyno.state !== 'idle') this.#onCrash(running, dyno)
    })
  }

  #onCrash(running: Running, dyno: Dyno): void {
    const { name } = dyno.spec
    const ranFor = dyno.state === 'up' ? this.#options.now() - dyno.updatedAt : 0
    const crashes = ranFor > stableAfter ? 1 : (running.crashes.get(name) ?? 0) + 1
    running.crashes.set(name, crashes)
    dyno.changeState('crashed')
    if (this.#stopped) return
    const restart = () => this.#replace(running, dyno.spec, false)
    running.restarts.set(name, setTimeout(restart, restartDelay(crashes)).unref())
  }

  async #admit(signal: AbortSignal): Promise<{ booted: () => void; ended: () => void }> {
    const admission = this.#running.enter(signal)
    this.#makeRoom()
    const ended = await admission
    try {
      const booted = await this.#booting.enter(signal)
      // A dyno that is stopped before it starts never boots.
      return {
        booted,
        ended: () => {
          booted()
          ended()
        },
      }
    } catch (error) {
      ended()
      throw error
    }
  }

  /** Puts a web dyno to sleep for each that waits for its place, and that no other makes room for by its end. */
  #makeRoom(): void {
    if (this.#running.waiting === 0) return
    const ending = this.#live.filter(({ isStopping }) => isStopping).length
    const count = Math.max(0, this.#running.waiting - ending)
    for (const dyno of this.#leastUsed().slice(0, count)) this.#putToSleep(dyno)
  }

  #putUnusedToSleep(): void {
    const { now, idleAfterMs } = this.#options
    const limit = now() - idleAfterMs
    for (const dyno of this.#awakeWebDynos()) if (dyno.lastUsedAt <= limit) this.#putToSleep(dyno)
  }

  #leastUsed(): Dyno[] {
    return this.#awakeWebDynos().sort((a, b) => a.lastUsedAt - b.lastUsedAt)
  }

  #awakeWebDynos(): Dyno[] {
    return this.#live.filter(({ isWeb, state, isStopping }) => isWeb && state === 'up' && !isStopping)
  }

  #putToSleep(dyno: Dyno): void {
    dyno.say('Idling')
    dyno.stop()
    dyno.changeState('idle')
  }
}

/**
 * A command may begin with the name of a process type: https://devcenter.heroku.com/articles/one-off-dynos. On Fir, it
 * begins with `launcher`, which sets up what buildpacks have installed; here, all dynos have that.
 *
 * @returns the command; the process type, if it begins with one, and whether that is all
 */
function launchOf(
  { formation, stack }: AppRecord,
  launched: string,
): { command: string; process?: string; isWhole: boolean } {
  const command = stack === 'cnb' ? launched.replace(/^\s*launcher\s+/, '') : launched
  const [, first = '', rest = ''] = /^\s*(\S+)(.*)$/s.exec(command) ?? []
  const entry = formation.find(({ type }) => type === first)
  if (entry === undefined) return { command, isWhole: false }
  return { command: `${entry.command}${rest}`, process: entry.type, isWhole: rest.trim() === '' }
}

function specsOf(entry: FormationRecord, release: ReleaseRecord, app: DynoApp): DynoSpec[] {
  const { type, command, size, quantity } = entry
  return Array.from({ length: quantity }, (_, index) => ({
    name: `${type}.${index + 1}`,
    type,
    isOneOff: false,
    size,
    command,
    isOwnCommand: runsOwnCommand(release, type),
    release: { id: release.id, version: release.version },
    app,
    config: release.config,
  }))
}

function isSame(one: DynoSpec, other: DynoSpec): boolean {
  return one.release.id === other.release.id && one.command === other.command && one.size === other.size
}

function notify({ listeners }: Running): void {
  for (const listener of [...listeners]) listener()
}
