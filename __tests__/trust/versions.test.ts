import { readdir } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { app, deploy, platformWithApp } from '../support/deploy.js'
import { GitHubServer } from '../support/github.js'
import { type ProxiedRequest, startProxy } from '../support/proxy.js'
import { inlineApp, Repository } from '../support/repository.js'

/** What anybody who may deploy to an app can have Heroku record as the version of a slug. */
const hostileVersions = [
  '--output=forged',
  '-n1',
  '--upload-pack=touch forged',
  'HEAD',
  '$(touch forged)',
  '`touch forged`',
  "'; touch forged; '",
  'x\n::error::forged',
  'x\r\n::set-output name=forged::1',
  '##[error]forged',
  '</code><script>forged</script>',
  '[forged](https://evil.example) | @octocat #1',
  '../../../evil/repository/compare/a',
  `${'0'.repeat(40)}...evil`,
  `${'a'.repeat(39)}\n`,
  '\u001b[31mforged\u202e',
  'x'.repeat(200_000),
]

describe('the version of the slug that ran before', () => {
  test.each(hostileVersions)('does nothing: %j', async (version) => {
    const platform = await platformWithApp()
    const github = await GitHubServer.start()
    const repository = await Repository.of(inlineApp())
    const options = { repository, token: github.token, env: github.env }
    await deploy({ ...options, platform })
    await repository.commit({ other: 'x' }, 'Other')
    let path = ''
    const proxy = await startProxy(platform, (request: ProxiedRequest) => {
      if (!request.path.includes('/slugs/')) return undefined
      // The slug that this deploy builds is read later.
      if (path === '') path = request.path
      if (request.path !== path) return undefined
      return { kind: 'rewrite', json: (slug) => ({ ...slug, commit: version }) }
    })
    const inputs = { environment: 'staging' }
    const { commands, errors, exitCode, outputs, summary, text, warnings } = await deploy({
      ...options,
      platform: proxy,
      inputs,
    })

    expect({ exitCode, errors, warnings }).toEqual({ exitCode: 0, errors: [], warnings: [] })
    expect(text).toContain(`${app} runs `)
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['add-mask', 'stop-commands']))
    expect(outputs).not.toHaveProperty('compare-url')
    // Workflows put outputs into scripts.
    expect(outputs['previous-commit'] ?? 'x').toMatch(/^\w[\w.+/-]{0,127}$/)
    expect(await readdir(repository.directory)).not.toContain('forged')
    const [, cell = ''] = /^### ✅ Deployed .* \((.*)\)$/m.exec(summary) ?? []
    expect(marked.parseInline(cell)).toMatch(/^before: <code>[^<>]*<\/code>$/)
    expect(cell.length).toBeLessThan(600)
    const description = github.deployments.at(-1)?.description ?? ''
    expect(description).toMatch(/^test-app: /)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(description).not.toMatch(/[\u0000-\u001f]/)
    expect(description.length).toBeLessThanOrEqual(140)
  })
})
