import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@heroku-cli/schema'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type Platform, startPlatform } from '../src/local-platform/platform.js'
import { api, type Deployed, deploy, project } from './support/deploy.js'
import { startProxy } from './support/proxy.js'
import { inlineApp, Repository } from './support/repository.js'
import { serve } from './support/server.js'
import { afterTest } from './support/temporary.js'

interface Step {
  id?: string
  uses?: string
  with?: Record<string, string>
}

interface Workflow {
  jobs: Record<string, { outputs?: Record<string, string>; steps: Step[] }>
}

describe('the recipe "Build once, promote with approval"', () => {
  test('releases the same slug to production, which answers', async () => {
    const { platform, run } = await recipe(200)
    const staging = await run('staging')
    expect(staging.errors).toEqual([])
    // Between the jobs, GitHub waits for the approval of the environment.
    const production = await run('production')
    expect(production.errors).toEqual([])
    expect(JSON.parse(production.outputs.promoted ?? '')).toEqual(['my-app', 'my-app-eu'])
    const slug = { id: staging.outputs['slug-id'] }
    for (const name of ['my-app', 'my-app-eu']) {
      expect(await current(platform, name)).toMatchObject({ version: 3, slug })
    }
  })

  test('brings production back when it does not answer', async () => {
    const { platform, repository, run, answer } = await recipe(200)
    const before = await run('staging')
    await run('production')
    await repository.commit({ other: 'x' }, 'Break it')
    answer(404)
    await run('staging')
    const production = await run('production')
    expect(production.exitCode).toBe(1)
    for (const name of ['my-app', 'my-app-eu']) {
      expect((await current(platform, name))?.slug?.id).toBe(before.outputs['slug-id'])
    }
  })
})

/** The jobs of the README, on a platform whose apps answer their health checks with a status. */
async function recipe(status: number) {
  let answered = status
  const health = await serve(({ url }, response) =>
    response.writeHead(url === '/health' ? answered : 500).end(),
  )
  const platform = await startPlatform({ apps: ['my-app-staging', 'my-app', 'my-app-eu'] })
  afterTest(() => platform.close())
  const proxy = await startProxy(platform, ({ method, path }) =>
    method === 'GET' && /^\/apps\/[^/]+$/.test(path)
      ? { kind: 'rewrite', json: (body) => ({ ...body, web_url: `${health}/` }) }
      : undefined,
  )
  const repository = await Repository.of(inlineApp())
  const { jobs } = await workflow('Build once, promote with approval')
  const needs: Record<string, Record<string, string>> = {}

  const run = async (name: string): Promise<Deployed> => {
    const job = jobs[name]
    const step = job?.steps.find(({ uses }) => uses?.startsWith('<owner>/heroku-build'))
    if (!job || !step?.uses) throw new Error(`The recipe has no job ${name} that uses the action`)
    const action = step.uses.includes('/promote@') ? { action: 'promote' as const } : {}
    const inputs = { ...evaluated(step.with ?? {}, needs, platform), ...hurried(action) }
    const result = await deploy({ platform: proxy, repository, inputs, ...action })
    const outputs = Object.keys(job.outputs ?? {}).map((output) => [output, result.outputs[output] ?? ''])
    needs[name] = Object.fromEntries(outputs)
    return result
  }
  return { platform, repository, run, answer: (status: number) => (answered = status) }
}

async function workflow(heading: string): Promise<Workflow> {
  const readme = await readFile(join(project, 'README.md'), 'utf8')
  const section = readme.split(`### ${heading}\n`)[1] ?? ''
  return parse(/```yaml\n(.*?)```/s.exec(section)?.[1] ?? '')
}

/** What the runner makes of the expressions that the recipe uses. */
function evaluated(
  inputs: Record<string, string>,
  needs: Record<string, Record<string, string>>,
  { apiKey }: Platform,
): Record<string, string> {
  const values = Object.entries(inputs).map(([name, text]) => {
    const value = text
      .replace(/\$\{\{ secrets\.HEROKU_API_KEY \}\}/, apiKey)
      .replace(
        /\$\{\{ needs\.([\w-]+)\.outputs\.([\w-]+) \}\}/,
        (_, job, output) => needs[job]?.[output] ?? '',
      )
    return [name, value]
  })
  return Object.fromEntries(values)
}

/** A test need not wait two minutes for a failure. */
function hurried({ action }: { action?: 'promote' }): Record<string, string> {
  return action ? { 'health-check-timeout': '2' } : {}
}

async function current(platform: Platform, app: string): Promise<Release | undefined> {
  const releases = await api<Release[]>(platform, 'GET', `/apps/${app}/releases`)
  return releases.find((release) => release.current)
}
