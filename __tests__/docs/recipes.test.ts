import { describe, expect, test } from '@jest/globals'
import { api } from '../support/platform-client.js'
import { RecipeEnvironment } from './recipe-environment.js'
import { recipe, recipes } from './recipes.js'
import { missingTool } from './tools.js'
import type { Workflow } from './workflow.js'

/** Recipes that these tests do not run, and why. */
const notRun: Record<string, string> = {
  'Submodules and Git LFS': 'has no step that deploys',
  'One deploy at a time': 'has no step that deploys',
}

describe('recipes', () => {
  const run = recipes.filter(({ name }) => notRun[name] === undefined)
  const runnable = run.filter(({ workflow }) => lackingFor(workflow) === undefined)
  const lacking = run.filter(({ workflow }) => lackingFor(workflow) !== undefined)

  test.each(runnable)('"$name" works', async ({ workflow }) => {
    const environment = await RecipeEnvironment.for(workflow)
    const ran = await environment.run(workflow)
    expect(ran.length).toBeGreaterThan(0)
    for (const { step, result } of ran) {
      const { exitCode, errors, warnings, outputs } = result
      expect({ exitCode, errors, warnings }).toEqual({ exitCode: 0, errors: [], warnings: [] })
      if (step.with?.reuse !== undefined) expect(outputs.reused).toBe('true')
    }
    for (const app of environment.apps) {
      expect([app, (await environment.currentRelease(app))?.slug]).toEqual([app, { id: expect.anything() }])
    }
  })

  for (const { name, workflow } of lacking) {
    test.skip(`"${name}" works (not run: ${lackingFor(workflow)})`, () => {})
  }

  test.each(Object.entries(notRun))('"%s" exists, but is not run because it %s', (name) => {
    expect(recipes.map((recipe) => recipe.name)).toContain(name)
  })
})

describe('the recipe "Build once, promote with approval"', () => {
  test('releases the same slug to production, and rolls production back when it fails its health check', async () => {
    const workflow = recipe('Build once, promote with approval')
    const environment = await RecipeEnvironment.for(workflow)
    const [staging, production] = await environment.run(workflow)
    const slug = { id: staging?.result.outputs['slug-id'] }
    expect(JSON.parse(production?.result.outputs.promoted ?? '')).toEqual(['my-app', 'my-app-eu'])
    const inProduction = () =>
      Promise.all(['my-app', 'my-app-eu'].map((app) => environment.currentRelease(app)))
    for (const release of await inProduction()) expect(release).toMatchObject({ version: 3, slug })
    await environment.repository.commit({ other: 'x' }, 'Break it')
    environment.healthStatus = 404
    // Avoids the two minutes that the recipe waits before it fails.
    const [, broken] = await environment.run(workflow, { promote: { 'health-check-timeout': '2' } })
    expect(broken?.result.exitCode).toBe(1)
    for (const release of await inProduction()) expect(release).toMatchObject({ version: 5, slug })
  })
})

describe('the reusable workflow', () => {
  test('promotes what it has built, and rolls production back when it fails its health check', async () => {
    const workflow = recipe('examples/reusable-workflow.yml')
    const environment = await RecipeEnvironment.for(workflow)
    const [staging, production] = await environment.run(workflow)
    const slug = { id: staging?.result.outputs['slug-id'] }
    expect([staging?.job, production?.job]).toEqual(['build', 'promote'])
    expect(await environment.currentRelease('my-app')).toMatchObject({ version: 3, slug })
    await environment.repository.commit({ other: 'x' }, 'Break it')
    environment.healthStatus = 404
    const timeout = { 'health-check-timeout': '2' }
    const [failed, ...others] = await environment.run(workflow, { '': timeout, promote: timeout })
    expect([failed?.result.exitCode, others]).toEqual([1, []])
    expect(await environment.currentRelease('my-app-staging')).toMatchObject({ version: 5, slug })
    expect(await environment.currentRelease('my-app')).toMatchObject({ version: 3, slug })
  })

  test('has the outputs of both jobs', async () => {
    const workflow = recipe('Promote to a pipeline')
    const environment = await RecipeEnvironment.for(workflow)
    await environment.run(workflow)
    const outputs = environment.jobOutputs.get('deploy')
    const { promoted, releases, 'slug-id': slug, version, 'build-release': release } = outputs ?? {}
    expect({ promoted, release, version }).toEqual({
      promoted: '["my-app-production"]',
      release: '3',
      version: environment.repository.head,
    })
    expect(JSON.parse(releases ?? '')).toMatchObject([{ app: 'my-app-production', status: 'promoted' }])
    expect((await environment.currentRelease('my-app-production'))?.slug).toEqual({ id: slug })
  })
})

describe('the recipe "One app of a workspace"', () => {
  test('builds the app with a package beside it, and starts it by its own Procfile', async () => {
    const workflow = recipe('One app of a workspace')
    const environment = await RecipeEnvironment.for(workflow)
    const [deployed] = await environment.run(workflow)
    expect(deployed?.result.mirrored).toContain('Built the API with the built lib\n')
    const slug = await api<{ process_types: object }>(
      environment.platform,
      'GET',
      `/apps/my-api/slugs/${deployed?.result.outputs['slug-id']}`,
    )
    expect(slug.process_types).toEqual({ web: 'npm start --workspace=apps/api' })
  })
})

describe('the recipe "Attest the slug"', () => {
  const workflow = recipe('Attest the slug')
  const lacking = lackingFor(workflow)
  const testWithTools = lacking === undefined ? test : test.skip

  testWithTools('promotes nothing that no run has attested', async () => {
    const environment = await RecipeEnvironment.for(workflow)
    const { staging, production } = workflow.jobs
    if (!staging || !production) throw new Error('The recipe has other jobs')
    const steps = staging.steps.filter(({ uses }) => !uses?.startsWith('actions/attest'))
    const unattested = { ...workflow, jobs: { staging: { ...staging, steps }, production } }
    await expect(environment.run(unattested)).rejects.toThrow(/gh attestation verify/)
    expect((await environment.currentRelease('my-app-staging'))?.version).toBe(3)
    expect((await environment.currentRelease('my-app'))?.version).toBe(2)
  })
})

describe('apps that build images', () => {
  test('on Fir: the recipe promotes the image', async () => {
    const workflow = recipe('Apps that build images')
    const environment = await RecipeEnvironment.for(workflow, 'cnb')
    const [staging, production] = await environment.run(workflow)
    expect(staging?.result.errors).toEqual([])
    expect(production?.result.errors).toEqual([])
    expect(production?.result.outputs).toMatchObject({
      'oci-image-id': staging?.result.outputs['oci-image-id'],
      promoted: '["my-app"]',
    })
  })

  test('on the container stack: the recipe builds the commit on each app, and rolls back what is not healthy', async () => {
    const workflow = recipe('Apps on the container stack')
    const environment = await RecipeEnvironment.for(workflow, 'container')
    const ran = await environment.run(workflow)
    expect(ran.map(({ result }) => [result.errors, result.outputs.stack])).toEqual([
      [[], 'container'],
      [[], 'container'],
      [[], 'container'],
    ])
    for (const app of ['my-app', 'my-app-eu']) {
      expect(await environment.currentRelease(app)).toMatchObject({ version: 3 })
    }
  })
})

/** Returns what this machine lacks to run the scripts of a workflow, which are for Linux. */
function lackingFor(workflow: Workflow): string | undefined {
  return missingTool(Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? '')))
}
