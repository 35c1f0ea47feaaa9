import { describe, expect, test } from '@jest/globals'
import { app, deploy, platformWithApp } from '../support/deploy.js'
import { commitId } from '../support/github.js'
import { api } from '../support/platform-client.js'
import { inlineApp, Repository } from '../support/repository.js'

/** Deploys a commit under a version, and gives what came of it and which version the build has. */
async function deployAs(version: (repository: Repository) => string) {
  const platform = await platformWithApp()
  const repository = await Repository.of(inlineApp())
  const result = await deploy({ platform, repository, inputs: { version: version(repository) } })
  expect(result.errors).toEqual([])
  const builds = await api<{ source_blob: { version: string } }[]>(platform, 'GET', `/apps/${app}/builds`)
  return { ...result, head: repository.head, recorded: builds.map(({ source_blob }) => source_blob.version) }
}

describe('a version that is the id of another commit', () => {
  test.each([
    ['whole', commitId('another')],
    ['abbreviated', 'deadbee'],
    ['of capital letters', 'DEADBEEF'],
  ])('and %s gives way to the id of the commit that is deployed', async (_, version) => {
    const { head, outputs, recorded, summary, text, warnings } = await deployAs(() => version)
    expect(recorded).toEqual([head])
    expect(outputs.version).toBe(head)
    expect(summary).toContain(`Deployed <code>${head}</code>`)
    expect(text).toContain(`Deployed ${head} to`)
    expect(warnings).toEqual([expect.stringContaining('The build records the commit that is deployed')])
    expect(warnings[0]).toContain(version)
    expect(warnings[0]).toContain(head)
  })
})

describe('a version', () => {
  test.each([
    ['a name', () => 'v1.2.3'],
    ['a number', () => '20260102'],
    ['the beginning of the commit’s id', ({ head }: Repository) => head.slice(0, 10)],
  ])('that is %s is recorded as it is', async (_, version) => {
    const { outputs, recorded, warnings } = await deployAs(version)
    expect(recorded).toEqual([outputs.version])
    expect(recorded[0]).toMatch(/^(v1\.2\.3|20260102|[0-9a-f]{10})$/)
    expect(warnings).toEqual([])
  })

  test('that is the id of an annotated tag means the commit that is tagged', async () => {
    const { head, outputs, recorded, warnings } = await deployAs((repository) => {
      repository.git('tag', '--annotate', '-m', 'Release', 'v1')
      return repository.git('rev-parse', 'v1').toString().trim()
    })
    expect(recorded).toEqual([head])
    expect(outputs.version).toBe(head)
    expect(warnings).toEqual([])
  })
})
