import type { Account, Domain, Dyno, OAuthAuthorization, PipelinePromotion, Team } from '@heroku-cli/schema'
import { startPlatform } from '../../../src/local-platform/platform.js'
import { PlatformClient, tarball } from '../../support/platform-client.js'
import { inlineApp } from '../../support/repository.js'
import { startAppSetup, waitForAppSetup } from './app-setup-requests.js'
import { startReviewApp, waitForReviewApp } from './review-app-requests.js'

export const digest = `sha256:${'a'.repeat(64)}`

/** A platform that has one of each resource, for requests to all endpoints. */
export interface World {
  client: PlatformClient
  /** The values of parameters in paths, such as `:app`. */
  identities: Record<string, string>
  /** The URL of a source with an `app.json` that builds. */
  source: string
  teamId: string
  /** Returns a name that nothing has yet. */
  fresh: (prefix: string) => string
  close: () => Promise<void>
}

/** It has no web process: none starts with each of the many apps that are built from it. */
const files = inlineApp(undefined, {
  'package.json': '{}',
  'app.json': '{}',
  Procfile: 'task: node -e "setInterval(() => {}, 1000)"\necho: echo TASTE is $TASTE\n',
})

/** Starts a platform and creates the resources, which takes several builds. */
export async function createWorld(): Promise<World> {
  const platform = await startPlatform({ rateLimit: 100_000 })
  const client = new PlatformClient(platform)
  await client.createApp('my-app')
  const { build } = await client.build('my-app', files)
  const source = await client.upload(await tarball(files))
  await client.createApp('target-app')
  const pipeline = await client.pipeline('my-pipeline', { 'my-app': 'staging', 'target-app': 'production' })
  const pipelineId = pipeline.id ?? ''
  await client.json('POST', `/pipelines/${pipelineId}/review-app-config`, { repo: 'owner/name' })
  const [coupling] = await client.json<{ id: string }[]>('GET', `/pipelines/${pipelineId}/pipeline-couplings`)
  const promotion = await client.json<PipelinePromotion>('POST', '/pipeline-promotions', {
    pipeline: { id: pipelineId },
    source: { app: { id: 'my-app' } },
    targets: [{ app: { id: 'target-app' } }],
  })
  await client.json('PATCH', '/apps/my-app/config-vars', { SHAPE: 'round' })
  const setup = await startAppSetup(client, files)
  await waitForAppSetup(client, setup.id)
  const review = await startReviewApp(client, files, { pipeline: pipelineId, pr_number: 1 })
  const created = await waitForReviewApp(client, review, 'created')
  const team = await client.json<Team>('POST', '/teams', { name: 'my-team' })
  await client.json('POST', '/teams/apps', { name: 'team-app', team: 'my-team' })
  await client.json('POST', '/apps', { name: 'image-app', stack: 'cnb' })
  await client.json('POST', '/apps/image-app/oci-images', { digest })
  const dyno = await client.json<Dyno>('POST', '/apps/my-app/dynos', { command: 'task' })
  const [domain] = await client.json<Domain[]>('GET', '/apps/my-app/domains')
  const { id: authorization } = await client.json<OAuthAuthorization>('POST', '/oauth/authorizations')
  const account = await client.json<Account>('GET', '/account')
  const user = 'user@example.com'
  await client.json('PUT', '/teams/my-team/members', { email: user, role: 'member' })
  for (const app of ['my-app', 'team-app']) {
    await client.json('POST', `/apps/${app}/collaborators`, { user })
  }
  let count = 0
  return {
    client,
    source,
    teamId: team.id ?? '',
    fresh: (prefix) => {
      count += 1
      return `${prefix}-${count}`
    },
    close: () => platform.close(),
    identities: {
      account: '~',
      account_id: account.id ?? '',
      account_feature: 'dashboard-repositories-api',
      app: 'my-app',
      app_feature: 'preboot',
      app_setup: setup.id,
      build: build.id,
      collaborator: user,
      domain: domain?.hostname ?? '',
      dyno: dyno.name ?? '',
      dyno_size: 'eco',
      formation: 'task',
      formation_type: 'task',
      oauth_authorization: authorization ?? '',
      oci_image: digest,
      pipeline: pipelineId,
      pipeline_coupling: coupling?.id ?? '',
      pipeline_promotion: promotion.id ?? '',
      region: 'us',
      release: '3',
      review_app: review.id ?? '',
      review_app_app: created.app?.id ?? '',
      slug: build.slug?.id ?? '',
      stack: 'heroku-24',
      stage: 'review',
      team: 'my-team',
      team_app: 'team-app',
      team_app_collaborator: user,
      team_member: user,
    },
  }
}
