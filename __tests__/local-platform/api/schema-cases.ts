import type { App, Dyno, DynoSize, Pipeline, PipelineCoupling, ReviewApp } from '@heroku-cli/schema'
import { expect } from '@jest/globals'
import { readUntil } from '../../support/platform-client.js'
import { inlineApp } from '../../support/repository.js'
import { until } from '../../support/wait.js'
import { waitForAppSetup } from './app-setup-requests.js'
import { waitForReviewApp } from './review-app-requests.js'
import { accessCases } from './schema-access-cases.js'
import { type Body, type Case, named, type Parameter, shown } from './schema-case.js'
import { digest, type World } from './schema-world.js'

const hex = 'f'.repeat(64)
const commit = '0123456789abcdef0123456789abcdef01234567'
const unsupported = 'The local platform does not support'

async function newApp({ client, fresh }: World): Promise<string> {
  return (await client.createApp(fresh('app'))).name ?? ''
}

async function newPipeline({ client, fresh }: World): Promise<string> {
  return (await client.json<Pipeline>('POST', '/pipelines', { name: fresh('pipeline') })).id ?? ''
}

async function newConfiguredPipeline(world: World): Promise<string> {
  const pipeline = await newPipeline(world)
  await world.client.json('POST', `/pipelines/${pipeline}/review-app-config`, { repo: 'owner/name' })
  return pipeline
}

async function newCoupling(world: World): Promise<string> {
  const body = { app: await newApp(world), pipeline: await newPipeline(world), stage: 'staging' }
  return (await world.client.json<PipelineCoupling>('POST', '/pipeline-couplings', body)).id ?? ''
}

async function newReviewApp(world: World): Promise<string> {
  return (await world.client.json<ReviewApp>('POST', '/review-apps', reviewAppBody(world))).id ?? ''
}

function reviewAppBody({ fresh, identities, source }: World): Body {
  return { branch: fresh('branch'), pipeline: identities.pipeline, source_blob: { url: source } }
}

async function dynoSizeId({ client }: World, name: string): Promise<string | undefined> {
  return (await client.json<DynoSize>('GET', `/dyno-sizes/${name}`)).id
}

async function newDyno({ client }: World): Promise<string> {
  return (await client.json<Dyno>('POST', '/apps/my-app/dynos', { command: 'task' })).name ?? ''
}

function appOf(world: World, answer: unknown): Promise<unknown> {
  return world.client.json('GET', `/apps/${field(answer, 'app.id')}`)
}

/** Returns the app of an app setup, once that is over, or of a review app, once it is created. */
async function finishedApp({ client }: World, answer: unknown): Promise<string> {
  const id = field(answer, 'id')
  if (isObject(answer) && 'manifest_errors' in answer) return (await waitForAppSetup(client, id)).app.id
  return (await waitForReviewApp(client, { id }, 'created')).app?.id ?? ''
}

async function configVarsOf(world: World, answer: unknown): Promise<unknown> {
  return world.client.json('GET', `/apps/${await finishedApp(world, answer)}/config-vars`)
}

async function buildsOf(world: World, answer: unknown): Promise<unknown> {
  return world.client.json('GET', `/apps/${await finishedApp(world, answer)}/builds`)
}

async function logOf(_: World, answer: unknown): Promise<string> {
  return (await fetch(field(answer, 'logplex_url'))).text()
}

/** Returns what a log session has while the app is scaled; one without `tail` ends before. */
async function logWhileScaling({ client }: World, answer: unknown): Promise<string> {
  let isRead = false
  const text = readUntil(field(answer, 'logplex_url'), 'Scaled to').finally(() => {
    isRead = true
  })
  await until(async () => {
    await client.json('PATCH', '/apps/my-app/formation/echo', { quantity: 0 })
    return isRead
  }, Boolean)
  return text
}

/** Returns the text under `path`, such as `app.id`. */
function field(answer: unknown, path: string): string {
  const read = (value: unknown, key: string) => (isObject(value) ? value[key] : undefined)
  return String(path.split('.').reduce(read, answer))
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null
}

function reviewAppConfig(required: Body): Record<string, Parameter> {
  return {
    automatic_review_apps: shown('automatic_review_apps', true),
    base_name: shown('base_name', 'base'),
    'deploy_target.id': {
      ...shown('id', 'eu', 'deploy_target'),
      body: { ...required, deploy_target: { type: 'region' } },
    },
    'deploy_target.type': {
      ...shown('type', 'region', 'deploy_target'),
      body: { ...required, deploy_target: { id: 'eu' } },
    },
    destroy_stale_apps: shown('destroy_stale_apps', true),
    stale_days: shown('stale_days', 9),
    wait_for_ci: shown('wait_for_ci', true),
  }
}

/** Documented parameters that do nothing here, with the reason. */
export const withoutEffect: Record<string, string> = {
  'POST /apps/:app/dynos force_no_tty': 'no dyno has a terminal here, so nothing can ask for one less',
  'POST /apps/:app/collaborators silent': 'no email is sent, whether or not it is to be kept back',
  'POST /teams/apps/:app/collaborators silent': 'no email is sent, whether or not it is to be kept back',
}

/** Each endpoint that the local platform serves, but those that only read and need no other values for the path. */
export const cases: Record<string, Case> = {
  ...accessCases,

  'POST /apps': {
    parameters: ({ fresh }) => ({
      feature_flags: { value: ['preboot'], refused: `${unsupported} feature_flags` },
      name: shown('name', fresh('app')),
      region: named('region', 'eu'),
      stack: named('stack', 'heroku-22'),
    }),
  },
  'PATCH /apps/:app': {
    identities: async (world) => ({ app: await newApp(world) }),
    parameters: ({ fresh }) => ({
      build_stack: named('build_stack', 'heroku-22'),
      maintenance: shown('maintenance', true),
      name: shown('name', fresh('app')),
    }),
  },
  'DELETE /apps/:app': { identities: async (world) => ({ app: await newApp(world) }) },
  'GET /apps/:app/review-app': { identities: ({ identities }) => ({ app: identities.review_app_app ?? '' }) },

  'POST /app-setups': {
    body: ({ source }) => ({ source_blob: { url: source } }),
    parameters: ({ fresh, source }) => ({
      'app.locked': { value: true, refused: 'app:locked is for apps of a team only' },
      'app.name': shown('name', fresh('app'), 'app'),
      'app.organization': { ...named('team', 'my-team'), observe: appOf },
      'app.personal': {
        value: true,
        refused: 'app:personal and app:organization exclude each other',
        body: { app: { organization: 'my-team' }, source_blob: { url: source } },
      },
      'app.region': { ...named('region', 'eu'), observe: appOf },
      'app.space': { value: 'my-space', refused: "Couldn't find that space." },
      'app.stack': { ...named('stack', 'heroku-22'), observe: appOf },
      'overrides.buildpacks[].url': {
        value: 'heroku/nodejs',
        observe: async (world, answer) =>
          world.client.json('GET', `/apps/${await finishedApp(world, answer)}/buildpack-installations`),
        shows: [{ buildpack: { name: 'heroku/nodejs' } }],
      },
      'overrides.env': { value: { COLOR: 'red' }, observe: configVarsOf, shows: { COLOR: 'red' } },
      'source_blob.checksum': {
        value: `SHA256:${hex}`,
        observe: ({ client }, answer) => waitForAppSetup(client, field(answer, 'id')),
        shows: { failure_message: 'build failed' },
      },
      'source_blob.url': {
        value: source,
        observe: buildsOf,
        shows: [{ source_blob: { url: source } }],
      },
      'source_blob.version': {
        value: commit,
        observe: buildsOf,
        shows: [{ source_blob: { version: commit } }],
      },
    }),
  },

  'POST /apps/:app/builds': {
    identities: async (world) => ({ app: await newApp(world) }),
    body: ({ source }) => ({ source_blob: { url: source } }),
    parameters: ({ source }) => ({
      'buildpacks[].name': { value: 'heroku/nodejs', shows: { buildpacks: [{ name: 'heroku/nodejs' }] } },
      'buildpacks[].url': {
        value: 'http://127.0.0.1:9/pack.tgz',
        shows: { buildpacks: [{ url: 'http://127.0.0.1:9/pack.tgz' }] },
      },
      'source_blob.checksum': shown('checksum', `SHA256:${hex}`, 'source_blob'),
      'source_blob.url': shown('url', source, 'source_blob'),
      'source_blob.version': shown('version', commit, 'source_blob'),
      'source_blob.version_description': shown('version_description', 'A commit', 'source_blob'),
    }),
  },
  'DELETE /apps/:app/builds/:build': {
    identities: async (world) => {
      const app = await newApp(world)
      return { app, build: (await world.client.startBuild(app, inlineApp('sleep 60'))).id }
    },
  },
  'DELETE /apps/:app/build-cache': {},
  'PUT /apps/:app/buildpack-installations': {
    identities: async (world) => ({ app: await newApp(world) }),
    body: () => ({ updates: [] }),
    parameters: () => ({
      'updates[].buildpack': { value: 'heroku/nodejs', shows: [{ buildpack: { name: 'heroku/nodejs' } }] },
    }),
  },
  'PATCH /apps/:app/config-vars': { body: () => ({ COLOR: 'red' }) },

  'POST /apps/:app/dynos': {
    body: () => ({ command: 'echo' }),
    parameters: () => ({
      attach: {
        value: true,
        // Nobody attaches.
        body: { command: 'echo', time_to_live: 1 },
        shows: { attach_url: expect.stringMatching(/^rendezvous:/) },
      },
      command: { value: 'task', shows: { command: expect.stringContaining('setInterval') } },
      env: {
        value: { TASTE: 'sweet' },
        observe: async (world) =>
          logOf(world, await world.client.json('POST', '/apps/my-app/log-sessions', { lines: 1500 })),
        shows: expect.stringContaining('TASTE is sweet'),
      },
      size: { value: 'standard-2x', shows: { size: 'Standard-2X' } },
      time_to_live: {
        value: 1,
        body: { command: 'task' },
        observe: async ({ client }, answer) =>
          (await client.send('GET', `/apps/my-app/dynos/${field(answer, 'id')}`)).status,
        shows: 404,
      },
      type: shown('type', 'job'),
    }),
  },
  'DELETE /apps/:app/dynos': {},
  'DELETE /apps/:app/dynos/:dyno': { identities: async (world) => ({ dyno: await newDyno(world) }) },
  'POST /apps/:app/dynos/:dyno/actions/stop': {
    identities: async (world) => ({ dyno: await newDyno(world) }),
  },
  'DELETE /apps/:app/formations/:formation_type': { identities: () => ({ formation_type: 'echo' }) },
  'POST /apps/:app/formations/:formation_type/actions/stop': {
    identities: () => ({ formation_type: 'echo' }),
  },
  'PATCH /apps/:app/formation': {
    body: () => ({ updates: [{ type: 'task' }] }),
    parameters: async (world) => ({
      'updates[].dyno_size.id': {
        value: await dynoSizeId(world, 'standard-1x'),
        shows: expect.arrayContaining([expect.objectContaining({ type: 'task', size: 'Standard-1X' })]),
      },
      'updates[].dyno_size.name': {
        value: 'standard-2x',
        shows: expect.arrayContaining([expect.objectContaining({ type: 'task', size: 'Standard-2X' })]),
      },
      'updates[].quantity': {
        value: 1,
        shows: expect.arrayContaining([expect.objectContaining({ type: 'task', quantity: 1 })]),
      },
      'updates[].type': {
        value: 'echo',
        body: { updates: [{ quantity: 3 }] },
        shows: expect.arrayContaining([expect.objectContaining({ type: 'echo', quantity: 3 })]),
      },
    }),
  },
  'PATCH /apps/:app/formation/:formation': {
    parameters: async (world) => ({
      'dyno_size.id': {
        value: await dynoSizeId(world, 'performance-m'),
        shows: { size: 'Performance-M' },
      },
      'dyno_size.name': { value: 'standard-1x', shows: { size: 'Standard-1X' } },
      quantity: shown('quantity', 2),
    }),
  },
  'POST /apps/:app/log-sessions': {
    parameters: ({ identities }) => ({
      dyno_name: { value: 'nothing.1', observe: logOf, shows: '' },
      lines: { value: 0, observe: logOf, shows: '' },
      source: { value: 'heroku', observe: logOf, shows: expect.not.stringContaining(' app[') },
      tail: {
        value: true,
        body: { lines: 0 },
        observe: logWhileScaling,
        shows: expect.stringContaining('Scaled to'),
      },
      type: { value: 'nothing', body: { dyno_name: identities.dyno }, observe: logOf, shows: '' },
    }),
  },

  'POST /filters/apps': {
    body: () => ({ in: { id: [] } }),
    parameters: async ({ client }) => {
      const { id } = await client.json<App>('GET', '/apps/my-app')
      return { 'in.id': { value: [id], shows: [{ id }] } }
    },
  },

  'GET /apps/:app/oci-images/:oci_image': { identities: () => ({ app: 'image-app' }) },
  'POST /apps/:app/oci-images': {
    identities: () => ({ app: 'image-app' }),
    body: () => ({ digest }),
    parameters: () => ({
      architecture: shown('architecture', 'arm64'),
      base_image_name: shown('base_image_name', 'heroku/heroku:24'),
      base_top_layer: shown('base_top_layer', digest),
      'buildpacks[].homepage': {
        value: 'https://example.com',
        body: { digest, buildpacks: [{ id: 'my/pack' }] },
        shows: { buildpacks: [{ homepage: 'https://example.com' }] },
      },
      'buildpacks[].id': { value: 'my/pack', shows: { buildpacks: [{ id: 'my/pack' }] } },
      'buildpacks[].version': {
        value: '9',
        body: { digest, buildpacks: [{ id: 'my/pack' }] },
        shows: { buildpacks: [{ version: '9' }] },
      },
      commit: shown('commit', commit),
      commit_description: shown('commit_description', 'A commit'),
      digest: shown('digest', `sha256:${hex}`),
      image_repo: shown('image_repo', 'my/repo'),
      process_types: {
        value: { job: { name: 'job', command: 'run', display_cmd: 'run', working_dir: '/', default: true } },
        shows: { process_types: { job: { command: 'run' } } },
      },
      stack: { value: 'heroku-24', refused: 'must be on the stack cnb' },
    }),
  },
  'POST /apps/:app/slugs': {
    body: () => ({ process_types: {} }),
    parameters: () => ({
      buildpack_provided_description: shown('buildpack_provided_description', 'Node.js'),
      checksum: shown('checksum', `SHA256:${hex}`),
      commit: shown('commit', commit),
      commit_description: shown('commit_description', 'A commit'),
      process_types: shown('process_types', { job: 'run' }),
      stack: named('stack', 'heroku-22'),
    }),
  },
  'POST /apps/:app/releases': {
    body: ({ identities }) => ({ slug: identities.slug }),
    parameters: ({ identities }) => ({
      description: shown('description', 'A release'),
      // What it does with content is in oci-images.test.ts.
      oci_image: { value: digest, body: {}, refused: 'no content of the image' },
      release: { value: '3', body: {}, shows: { description: 'Rollback to v3' } },
      slug: { value: identities.slug, shows: { slug: { id: identities.slug } } },
    }),
  },
  'POST /sources': {},
  'POST /apps/:app/sources': {},

  'POST /pipelines': {
    body: ({ fresh }) => ({ name: fresh('pipeline') }),
    parameters: ({ fresh, teamId }) => ({
      name: shown('name', fresh('pipeline')),
      'owner.id': {
        ...shown('id', teamId, 'owner'),
        body: { name: 'team-pipeline', owner: { type: 'team' } },
      },
      'owner.type': {
        ...shown('type', 'team', 'owner'),
        body: { name: 'team-pipeline', owner: { id: teamId } },
      },
    }),
  },
  'PATCH /pipelines/:pipeline': {
    identities: async (world) => ({ pipeline: await newPipeline(world) }),
    body: ({ fresh }) => ({ name: fresh('pipeline') }),
    parameters: ({ fresh }) => ({ name: shown('name', fresh('pipeline')) }),
  },
  'DELETE /pipelines/:pipeline': {
    identities: async (world) => ({ pipeline: await newPipeline(world) }),
  },
  'PATCH /pipelines/:pipeline/stage/:stage/config-vars': { body: () => ({ COLOR: 'red' }) },
  'POST /pipeline-couplings': {
    body: async (world) => ({
      app: await newApp(world),
      pipeline: world.identities.pipeline,
      stage: 'staging',
    }),
    parameters: async (world) => {
      const app = await world.client.createApp(world.fresh('app'))
      return {
        app: { value: app.name, shows: { app: { id: app.id } } },
        pipeline: {
          value: world.identities.pipeline,
          shows: { pipeline: { id: world.identities.pipeline } },
        },
        stage: shown('stage', 'production'),
      }
    },
  },
  'PATCH /pipeline-couplings/:pipeline_coupling': {
    identities: async (world) => ({ pipeline_coupling: await newCoupling(world) }),
    body: () => ({ stage: 'staging' }),
    parameters: () => ({ stage: shown('stage', 'production') }),
  },
  'DELETE /pipeline-couplings/:pipeline_coupling': {
    identities: async (world) => ({ pipeline_coupling: await newCoupling(world) }),
  },
  'POST /pipeline-promotions': {
    body: ({ identities }) => ({
      pipeline: { id: identities.pipeline },
      source: { app: { id: 'my-app' } },
      targets: [{ app: { id: 'target-app' } }],
    }),
    parameters: async ({ client, identities }) => {
      const { id } = await client.release('my-app', 3)
      const { id: source } = await client.json<App>('GET', '/apps/my-app')
      const { id: target } = await client.json<App>('GET', '/apps/target-app')
      return {
        'pipeline.id': { value: identities.pipeline, shows: { pipeline: { id: identities.pipeline } } },
        'source.app.id': { value: 'my-app', shows: { source: { app: { id: source } } } },
        'source.release.id': { value: id, shows: { source: { release: { id } } } },
        'targets[].app.id': {
          value: 'target-app',
          observe: (_, answer) =>
            client.json('GET', `/pipeline-promotions/${field(answer, 'id')}/promotion-targets`),
          shows: [{ app: { id: target } }],
        },
      }
    },
  },

  'POST /pipelines/:pipeline/review-app-config': {
    identities: async (world) => ({ pipeline: await newPipeline(world) }),
    body: () => ({ repo: 'owner/name' }),
    parameters: () => ({
      ...reviewAppConfig({ repo: 'owner/name' }),
      repo: {
        value: 'owner/other',
        observe: ({ client }, answer) =>
          client.json('GET', `/pipelines/${field(answer, 'pipeline_id')}/repo`),
        shows: { full_name: 'owner/other' },
      },
    }),
  },
  'PATCH /pipelines/:pipeline/review-app-config': {
    identities: async (world) => ({ pipeline: await newConfiguredPipeline(world) }),
    parameters: () => reviewAppConfig({}),
  },
  'DELETE /pipelines/:pipeline/review-app-config': {
    identities: async (world) => ({ pipeline: await newConfiguredPipeline(world) }),
  },
  'POST /review-apps': {
    body: reviewAppBody,
    parameters: ({ fresh, identities, source }) => ({
      branch: shown('branch', fresh('branch')),
      environment: { value: { TASTE: 'sweet' }, observe: configVarsOf, shows: { TASTE: 'sweet' } },
      fork_repo_id: { value: 7, shows: { fork_repo: { id: 7 } } },
      pipeline: { value: identities.pipeline, shows: { pipeline: { id: identities.pipeline } } },
      pr_number: shown('pr_number', 7),
      'source_blob.url': {
        value: source,
        observe: buildsOf,
        shows: [{ source_blob: { url: source } }],
      },
      'source_blob.version': {
        value: commit,
        observe: buildsOf,
        shows: [{ source_blob: { version: commit } }],
      },
    }),
  },
  'DELETE /review-apps/:review_app': {
    identities: async (world) => ({ review_app: await newReviewApp(world) }),
  },
}
