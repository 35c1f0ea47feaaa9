import { describe, expect, test } from '@jest/globals'
import { RecipeEnvironment } from './recipe-environment.js'
import { recipe, recipes, type Workflow } from './recipes.js'
import { missingTool } from './tools.js'

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

/** Returns what this machine lacks to run the scripts of a workflow, which are for Linux. */
function lackingFor(workflow: Workflow): string | undefined {
  return missingTool(Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? '')))
}
