import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DescriptionDictionary, isDescriptionDictionary } from '@actions/expressions'
import { type ValidationConfig, validate } from '@actions/languageservice'
import { describe, expect, test } from '@jest/globals'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse, stringify } from 'yaml'
import { project } from '../support/deploy.js'
import { reusableWorkflow } from './called-workflows.js'
import { recipes } from './recipes.js'
import { ourAction, repositoryName } from './repository-name.js'

interface ActionFile {
  name: string
  description: string
  inputs?: Record<string, { description: string; required?: boolean; default?: string }>
  outputs?: Record<string, { description: string }>
}

const entries = await readdir(project, { withFileTypes: true, recursive: false })
const directories = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
const actions = new Map<string, string>()
for (const directory of ['.', ...directories]) {
  const text = await readFile(join(project, directory, 'action.yml'), 'utf8').catch(() => undefined)
  if (text !== undefined) actions.set(directory, text)
}
const names = (await readdir(join(project, '.github', 'workflows'))).filter((name) => /\.ya?ml$/.test(name))

describe('GitHub accepts', () => {
  test.each([...actions.keys()])('the action in %s', async (directory) => {
    expect(await problemsOf(`${directory}/action.yml`, actions.get(directory) ?? '')).toEqual([])
  })

  test.each(names)('our workflow %s', async (name) => {
    const text = await readFile(join(project, '.github', 'workflows', name), 'utf8')
    expect(await problemsOf(`.github/workflows/${name}`, text)).toEqual([])
  })

  test.each(recipes)('the recipe "$name" of $document', async ({ document, name, text, workflow }) => {
    // Validates a complete workflow as written.
    const workflowText = 'on' in parse(text) ? text : stringify(workflow)
    expect(await problemsOf(`.github/workflows/${document}/${name}.yml`, workflowText)).toEqual([])
  })
})

test.each([...actions])('the Marketplace accepts name and description of the action in %s', (_, text) => {
  const { name, description }: ActionFile = parse(text)
  expect(name).toMatch(/^Heroku /)
  expect(description.length).toBeLessThanOrEqual(125)
})

describe('GitHub rejects', () => {
  test.each([
    ['an unknown key', 'runs-on:', 'run-on:', /run-on/],
    ['a value of another type', 'timeout-minutes: 5', 'timeout-minutes: five', /five/],
    ['an unknown event', 'push:', 'pushed:', /pushed/],
    ['an unknown context', 'env.NAME', 'secret.NAME', /'secret'/],
    ['an unclosed expression', 'env.NAME }}', 'env.NAME', /expression/],
    ['an unknown step', 'steps.build.outputs', 'steps.builds.outputs', /builds/],
    ['an output that the action does not have', 'outputs.slug-id', 'outputs.slug', /invalid: slug$/],
    ['an input that the action does not have', 'app:', 'apps:', /Invalid action input 'apps'/],
    ['a step that lacks a required input', 'app: my-app', 'version: x', /Missing required input `app`/],
    [
      'an output of a job that does not have it',
      'first.outputs.slug',
      'first.outputs.other',
      /invalid: other/,
    ],
    ['a job that is not needed', 'needs: first', 'needs: []', /invalid: first/],
  ])('%s', async (name, right, wrong, problem) => {
    expect(await problemsOf('.github/workflows/right.yml', example)).toEqual([])
    const problems = await problemsOf(`.github/workflows/${name}.yml`, example.replace(right, wrong))
    expect(problems.join('\n')).toMatch(problem)
  })

  test.each([
    ['an input that the reusable workflow does not have', 'app:', 'apps:', /apps/],
    ['a secret that the reusable workflow does not have', 'HEROKU_API_KEY: ', 'API_KEY: ', /API_KEY/],
    ['a call that lacks a required input', 'app: my-app-staging', 'stage: x', /app/],
  ])('%s', async (name, right, wrong, problem) => {
    const { text = '' } = recipes.find((recipe) => recipe.name === 'examples/reusable-workflow.yml') ?? {}
    const problems = await problemsOf(`.github/workflows/${name}.yml`, text.replace(right, wrong))
    expect(problems.join('\n')).toMatch(problem)
  })

  test.each([
    ['an unknown key of an action', 'branding:', 'brand:', /brand/],
    ['an unknown runtime', 'node24', 'node1', /node1/],
    ['a context that an action does not have', 'github.sha', 'secrets.sha', /'secrets'/],
  ])('%s', async (name, right, wrong, problem) => {
    const text = actions.get('.')?.replace(right, wrong) ?? ''
    expect((await problemsOf(`${name}/action.yml`, text)).join('\n')).toMatch(problem)
  })
})

const example = `
on:
  push:
jobs:
  first:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    env:
      NAME: x
    outputs:
      slug: \${{ steps.build.outputs.slug-id }}
    steps:
      - id: build
        uses: ${repositoryName}@v1
        with:
          app: my-app
      - run: echo \${{ env.NAME }}
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ needs.first.outputs.slug }}
`

/** Returns the problems that GitHub's language service finds in a workflow or an action. It caches files by name. */
async function problemsOf(name: string, text: string): Promise<string[]> {
  const document = TextDocument.create(`file:///${encodeURI(name)}`, 'yaml', 1, local(text))
  const problems = await validate(document, knowledge)
  return problems.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
}

/** Replaces local paths of actions, which our own workflows use, by names in the repository. */
function local(text: string): string {
  return text.replaceAll(
    /uses: \.(?:\/\.?heroku-build)?(\/[\w-]*|$)/gm,
    (_, path) => `uses: ${repositoryName}${path === '/' ? '' : path}@v1`,
  )
}

/** Describes the actions that steps use: all of ours, nothing of others. */
const knowledge: ValidationConfig = {
  fileProvider: {
    getFileContent: async (file) => {
      const name =
        'owner' in file ? `${file.owner}/${file.repository}/${file.path}@${file.version}` : file.path
      const content = reusableWorkflow(name)
      if (content === undefined) throw new Error(`${name} is not one of our reusable workflows`)
      return { name, content }
    },
  },
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ owner, name, path = '.' }) =>
      `${owner}/${name}` === repositoryName ? actionIn(path) : { name, description: '' },
  },
  contextProviderConfig: {
    getContext: async (context, known, { job }) => {
      if (context !== 'steps' || !known || !job || !('steps' in job)) return undefined
      for (const step of job.steps) {
        const action = 'uses' in step ? ourAction(step.uses.value) : undefined
        const outputs = known.get(step.id)
        if (action !== undefined && outputs && isDescriptionDictionary(outputs))
          setOutputs(outputs, actionIn(action === '' ? '.' : action))
      }
      return known
    },
  },
}

function setOutputs(step: DescriptionDictionary, { outputs = {} }: ActionFile): void {
  const known = step.get('outputs')
  if (!known || !isDescriptionDictionary(known)) return
  for (const name of Object.keys(outputs)) known.add(name, new DescriptionDictionary())
  known.complete = true
}

function actionIn(directory: string): ActionFile {
  const text = actions.get(directory)
  if (text === undefined) throw new Error(`There is no action in ${directory}`)
  return parse(text)
}
