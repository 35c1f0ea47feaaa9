import type { Release } from '@heroku-cli/schema'
import { type PlatformOptions, startPlatform } from '../../src/local-platform/platform.js'
import { type Deployed, type Deploying, startDeploy } from '../support/deploy.js'
import { type PlatformAccess, PlatformClient } from '../support/platform-client.js'
import { appWithRelease, inlineApp, type TextFiles } from '../support/repository.js'
import { sleepingDynos } from '../support/sleeping-dynos.js'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

/** Version of the build whose slug is promoted, and of the one before it. */
export const version = '0123456789abcdef0123456789abcdef01234567'
export const versionBefore = 'fedcba9876543210fedcba9876543210fedcba98'

/** An app whose release command is the shell code in its config var RELEASE; by default it does nothing. */
export const withReleaseCommand = appWithRelease('eval "$RELEASE"')
/** An app without a release command. */
export const withoutReleaseCommand = inlineApp()

/** An app's outcome in the output `releases` of the promote action. */
interface Outcome {
  app: string
  status: string
  releaseId?: string
  version?: number
  previousVersion?: number
  previousCommit?: string
  compareUrl?: string
  dynos?: { name: string; type: string; state: string; version: number }[]
  seconds: number
  url: string
  error?: string
}

/** The result of a step of the promote action. */
export interface PromotionResult extends Deployed {
  /** The output `releases`, by the app's name. */
  releases: Record<string, Outcome>
}

/** How to start a platform. */
export interface FixtureOptions {
  /** Files of the app whose slug is promoted; by default an app with a release command. */
  files?: TextFiles
  /** Whether the other apps run an earlier slug. By default nothing has been deployed to them. */
  deployed?: boolean
  /** Files of the earlier slug; by default an app without a release command. */
  filesBefore?: TextFiles
  rateLimit?: number
  /** How the platform runs dynos; by default they sleep. */
  dynos?: PlatformOptions['dynos']
  /** The stack of all apps; on `cnb`, images take the place of slugs. */
  stack?: string
}

/** A platform with the app `staging`, whose slug can be promoted to other apps. */
export class PromotionFixture {
  readonly client: PlatformClient
  /** Id of the slug or image that `staging` runs. */
  readonly slug: string
  /** Id of the slug or image that the other apps run; empty if they run none. */
  readonly slugBefore: string

  private constructor(client: PlatformClient, slug: string, slugBefore: string) {
    this.client = client
    this.slug = slug
    this.slugBefore = slugBefore
  }

  /** @param apps names of the apps to promote to */
  static async with(apps: string[], options: FixtureOptions = {}): Promise<PromotionFixture> {
    const { files = withReleaseCommand, filesBefore = withoutReleaseCommand } = options
    const { deployed = false, rateLimit, stack = 'heroku-24', dynos = sleepingDynos } = options
    const platform = await startPlatform({ dynos, ...(rateLimit && { rateLimit }) })
    afterTest(() => platform.close())
    const client = new PlatformClient(platform)
    for (const name of ['staging', ...apps]) await client.json('POST', '/apps', { name, stack })
    const slugBefore = deployed ? await build(client, filesBefore, versionBefore) : ''
    if (deployed) {
      const deploy = async (app: string) => {
        const body = stack === 'cnb' ? { oci_image: slugBefore } : { slug: slugBefore }
        const { version } = await client.json<Release>('POST', `/apps/${app}/releases`, body)
        await client.released(app, version ?? 0)
      }
      await Promise.all(apps.map(deploy))
    }
    return new PromotionFixture(client, await build(client, files, version), slugBefore)
  }

  get platform() {
    return this.client.platform
  }

  /** Returns the path of an app's requests, which contains the app's id. */
  async pathOf(app: string): Promise<string> {
    return `/apps/${(await this.client.json<{ id: string }>('GET', `/apps/${app}`)).id}`
  }

  /** Sets the shell code of the app's release command, which runs from its next release on. */
  async setReleaseCommand(app: string, shell: string): Promise<void> {
    await this.client.json('PATCH', `/apps/${app}/config-vars`, { RELEASE: shell })
    const newest = (await this.client.releases(app)).length
    await this.client.released(app, newest)
  }

  /** Starts the promote action on the slug. */
  start(
    inputs: Record<string, string>,
    platform: PlatformAccess = this.platform,
    env: NodeJS.ProcessEnv = {},
  ) {
    return startPromote(platform, { ...(!inputs.from && { 'slug-id': this.slug }), ...inputs }, env)
  }

  /** Runs the promote action on the slug, or on an app's slug if the input `from` is set. */
  async promote(
    inputs: Record<string, string>,
    platform: PlatformAccess = this.platform,
    env: NodeJS.ProcessEnv = {},
  ): Promise<PromotionResult> {
    return waitForPromotion(await this.start(inputs, platform, env))
  }

  /** Returns the release that an app runs. */
  async current(app: string): Promise<Release> {
    const releases = await this.client.releases(app)
    const current = releases.find(({ current }) => current)
    if (!current) throw new Error(`${app} runs nothing`)
    return current
  }

  /** Returns the id of the slug or image that an app runs. */
  async running(app: string): Promise<string | undefined> {
    return artifactId(await this.current(app))
  }
}

/** Starts the promote action in the way the runner does. */
export async function startPromote(
  platform: PlatformAccess,
  inputs: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
): Promise<Deploying> {
  const repository = { directory: await temporaryDirectory(), head: version }
  return startDeploy({ platform, repository, inputs, action: 'promote', env })
}

/** Waits for the end of a promotion. */
export async function waitForPromotion(promoting: Deploying): Promise<PromotionResult> {
  const result = await promoting.done
  const outcomes: Outcome[] = JSON.parse(result.outputs.releases ?? '[]')
  return { ...result, releases: Object.fromEntries(outcomes.map((outcome) => [outcome.app, outcome])) }
}

/** Returns the outputs that are lists of apps. */
export function outputLists({ outputs }: Deployed): Record<string, unknown> {
  const read = (name: string) => JSON.parse(outputs[name] ?? 'null')
  return { promoted: read('promoted'), unchanged: read('unchanged'), failed: read('failed') }
}

/** Returns an app's lines of the mirrored output, without their label. */
export function appOutput({ mirrored }: Deployed, app: string): string[] {
  const label = `${app} | `
  return mirrored.split('\n').flatMap((line) => (line.startsWith(label) ? [line.slice(label.length)] : []))
}

/** Returns names of apps: `app-1` and so on. */
export function appNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `app-${index + 1}`)
}

async function build(client: PlatformClient, files: TextFiles, version: string): Promise<string> {
  const { build, output } = await client.build('staging', files, version)
  if (!build.release) throw new Error(output)
  return artifactId(await client.released('staging', build.release.id))
}

/** Returns the id of the slug or image that a release runs; empty if it runs none. */
function artifactId(release: Release & { artifacts?: { id: string }[] }): string {
  return release.artifacts?.[0]?.id ?? ''
}
