import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { project } from '../support/deploy.js'
import { repositoryName } from './repository-name.js'

interface IssueForm {
  name: string
  description: string
  body: { type: string; id?: string; attributes: { label?: string; value?: string; options?: string[] } }[]
}

const read = (path: string) => readFile(join(project, path), 'utf8')
const forms = (await readdir(join(project, '.github', 'ISSUE_TEMPLATE'))).filter(
  (name) => name !== 'config.yml',
)

test('package.json names the repository, its home page and where to report bugs', async () => {
  const { bugs, homepage, keywords } = JSON.parse(await read('package.json'))
  expect(homepage).toBe(`https://github.com/${repositoryName}#readme`)
  expect(bugs).toBe(`https://github.com/${repositoryName}/issues`)
  expect(keywords).toEqual([...new Set<string>(keywords)].sort())
  expect(keywords).toEqual(expect.arrayContaining(['github-actions', 'heroku']))
})

test('the owner of the repository owns all code', async () => {
  const [owner] = repositoryName.split('/')
  const rules = (await read('.github/CODEOWNERS')).split('\n').filter((line) => /^[^#]/.test(line))
  expect(rules).toEqual([`* @${owner}`])
})

test.each(forms)('the issue form %s is one that GitHub accepts', async (name) => {
  const form: IssueForm = parse(await read(`.github/ISSUE_TEMPLATE/${name}`))
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
  const fields = form.body.filter(({ type }) => type !== 'markdown')
  expect(fields.length).toBeGreaterThan(0)
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  expect(new Set(fields.map(({ attributes }) => attributes.label)).size).toBe(fields.length)
  for (const { type, attributes } of form.body) {
    expect(['checkboxes', 'dropdown', 'input', 'markdown', 'textarea']).toContain(type)
    if (type === 'dropdown') expect(new Set(attributes.options).size).toBe(attributes.options?.length)
    const isText = type === 'markdown' ? attributes.value : attributes.label
    expect(isText).toEqual(expect.any(String))
  }
})

test('links of the templates to this repository lead to files that exist', async () => {
  const templates = [...forms, 'config.yml'].map((name) => `.github/ISSUE_TEMPLATE/${name}`)
  const texts = await Promise.all([...templates, '.github/pull_request_template.md'].map(read))
  const links = texts.join('\n').matchAll(/https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/([^\s)]+)/g)
  const found = [...links].map(([, repository, path = '']) => [repository, path] as const)
  expect(found.length).toBeGreaterThan(2)
  for (const [repository, path] of found) {
    expect(repository).toBe(repositoryName)
    const file = /^blob\/main\/(.+)$/.exec(path)?.[1]
    if (file !== undefined) expect([file, existsSync(join(project, file))]).toEqual([file, true])
    else expect(path).toBe('security/advisories/new')
  }
})

test('Dependabot updates the actions and the packages', async () => {
  const { version, updates }: { version: number; updates: Record<string, unknown>[] } = parse(
    await read('.github/dependabot.yml'),
  )
  expect(version).toBe(2)
  expect(updates.map((update) => [update['package-ecosystem'], update.directory])).toEqual([
    ['github-actions', '/'],
    ['npm', '/'],
  ])
})
