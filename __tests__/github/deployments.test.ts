import { describe, expect, test } from '@jest/globals'
import {
  type Deployed,
  type DeployOptions,
  deploy,
  faster,
  platformWithApp,
  slower,
  startDeploy,
} from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { inlineApp, Repository, waitFor } from '../support/repository.js'
import { headedRow } from '../support/summary.js'

describe('the build action on GitHub', () => {
  test('shows a deployment of the commit, in progress and then a success with the app’s address', async () => {
    const github = await GitHubServer.start()
    const { result, repository } = await deployed(github, { environment: 'staging' })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([])
    expect(github.deployments).toHaveLength(1)
    const [{ ref, statuses, transient_environment } = { ref: '', statuses: [] }] = github.deployments
    expect(ref).toBe(repository.head)
    expect(transient_environment).toBe(false)
    expect(statuses.map(({ state }) => state)).toEqual(['success', 'in_progress'])
    expect(statuses[0]?.environment_url).toBe(result.outputs['web-url'])
    expect(statuses[0]?.log_url).toBe('https://github.com/octo/app/actions/runs/77/attempts/1')
  })

  test('shows a failure, and leaves the earlier success', async () => {
    const github = await GitHubServer.start()
    await deployed(github, { environment: 'staging' })
    const { result } = await deployed(github, { environment: 'staging' }, 'exit 1')
    expect(result.exitCode).toBe(1)
    expect(github.states('staging')).toEqual(['success', 'failure'])
  })

  test('shows nothing without an environment', async () => {
    const github = await GitHubServer.start()
    const { result } = await deployed(github)
    expect(result.exitCode).toBe(0)
    expect(github.requests).toEqual([])
  })

  test('continues without the permission, and warns once about what it needs', async () => {
    const github = (await GitHubServer.start()).without('deployments')
    const { result } = await deployed(github, { environment: 'staging' })
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([expect.stringContaining("'permissions: deployments: write'")])
    expect(github.requests).toHaveLength(1)
  })

  test('continues when GitHub does not respond', async () => {
    const github = await GitHubServer.start()
    github.url = 'http://127.0.0.1:1'
    const { result } = await deployed(github, { environment: 'staging' }, undefined, faster(4))
    expect(result.exitCode).toBe(0)
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Showing the deployment on GitHub failed: GitHub did not answer in time/),
    ])
  })

  test('shows a failure when it is cancelled', async () => {
    const github = await GitHubServer.start()
    const platform = await platformWithApp()
    const repository = await Repository.of(inlineApp(`echo waiting; ${waitFor('/nowhere/at/all')}`))
    const deploying = await startDeploy(options(github, platform, repository, { environment: 'staging' }))
    await deploying.logged('waiting')
    deploying.process.kill('SIGINT')
    await deploying.done
    expect(github.states('staging')).toEqual(['failure'])
  })
})

describe('the job’s summary', () => {
  test('of a deploy shows what runs where, and who triggered it', async () => {
    const github = await GitHubServer.start()
    const { result, repository } = await deployed(github, {}, undefined, { GITHUB_EVENT_NAME: 'push' })
    const { 'build-id': build = '', 'slug-id': slug = '', 'web-url': url } = result.outputs
    const { head } = repository
    const run = '[run 12](<https://github.com/octo/app/actions/runs/77/attempts/1>)'
    const commit = `[<code>${head.slice(0, 8)}</code>](<https://github.com/octo/app/commit/${head}>)`
    expect(result.summary).toBe(`\
### ✅ Deployed ${commit} to [test&#45;app](<${url}>) (first deploy)

<table>
${headedRow('Release', '<code>v3</code>')}
${headedRow('Build', `<code>${build.slice(0, 8)}</code>`)}
${headedRow('Slug', `<code>${escaped(slug)}</code>`)}
${headedRow('Triggered by', `[octocat](<https://github.com/octocat>): push to <code>main</code>, ${run}`)}
</table>
`)
  })

  test('of a long deploy shows how long each phase took', async () => {
    const github = await GitHubServer.start()
    const { result } = await deployed(github, {}, undefined, slower(100))
    const from = '2000-01-01 00:00:00.000'
    expect(result.summary).toMatch(
      new RegExp(`\`\`\`mermaid\\n.*\\ngantt\\n.* {4}section archive\\n {4}[\\d.]+ s : ${from}, 2000-`, 's'),
    )
  })

  test('of a failed build shows what runs now, and the last lines of its output, which have no effect', async () => {
    const hostile = '</code></details><script>alert(1)</script> ``` ```` [x](http://evil) @octocat | #1'
    const github = await GitHubServer.start()
    const { result } = await deployed(github, {}, `echo '${hostile}'; exit 1`)
    const build = result.outputs['build-id']?.slice(0, 8)
    expect(result.summary).toMatch(
      /^### ❌ Deploy of .* to \[test&#45;app\]\(<.*>\) failed \(first deploy\)\n/,
    )
    expect(result.summary).toContain(
      `${headedRow('Build', `<code>${build}</code>`)}\n${headedRow('Runs now', 'nothing yet')}\n`,
    )
    const [, first = '', lines = '', after = ''] =
      /^```text\n(.*?)\n```\n\n<details><summary>Last lines of the output<\/summary>\n\n`````text\n(.*?)\n`````\n\n<\/details>\n(.*)/ms.exec(
        result.summary,
      ) ?? []
    expect(first).toMatch(/^Build \S+ of test-app failed: /)
    expect(lines).toContain(hostile)
    expect(after).not.toContain('script')
  })

  test('of a version that is Markdown shows that version', async () => {
    const github = await GitHubServer.start()
    const { result } = await deployed(github, { version: '**1** <b> `x` | @octocat' })
    expect(result.summary).toContain(
      '<code>&#42;&#42;1&#42;&#42; &#60;b&#62; &#96;x&#96; &#124; &#64;octocat</code>',
    )
  })
})

interface Told {
  result: Deployed
  repository: Repository
}

async function deployed(
  github: GitHubServer,
  inputs: Record<string, string> = {},
  compile?: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Told> {
  const platform = await platformWithApp()
  const repository = await Repository.of(inlineApp(compile))
  return { result: await deploy(options(github, platform, repository, inputs, env)), repository }
}

function options(
  github: GitHubServer,
  platform: DeployOptions['platform'],
  repository: Repository,
  inputs: Record<string, string>,
  env: NodeJS.ProcessEnv = {},
): DeployOptions {
  return { platform, repository, inputs, env: { ...github.env, ...env }, token: github.token }
}

function escaped(text: string): string {
  return text.replaceAll('-', '&#45;')
}
