import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Compiled, compile, type Narration } from './compile.js'
import { BuildFailed } from './failure.js'
import { formatSize } from './format.js'
import type { ImageBuildpack, ImageProcess } from './image-types.js'
import { defaultLimits, type Limits } from './limits.js'
import { addImage, addLayer, createLayout, type Layer } from './oci-layout.js'
import { readProcfile } from './procfile.js'
import { displayName } from './resolve.js'
import { prepareSource, reportFailure } from './source.js'
import type { CompileRequest, Output, ProcessTypes } from './types.js'

const appDirectory = '/workspace'
const processDirectory = '/cnb/process'

/** The base has directories and users, but no programs: dynos of this platform have those of the machine. */
export const baseImageName = 'local-platform/run'

export interface ImageRequest extends CompileRequest {
  /** Where to write the image: a directory that does not exist yet. */
  layout: string
  /** The image's name in the output. */
  imageRepo: string
}

/** The result of a successful build. */
export interface BuiltImage {
  /** `sha256:<hex>` of the manifest. */
  digest: string
  baseTopLayer: string
  appLayer: string
  processTypes: Record<string, ImageProcess>
  buildpacks: ImageBuildpack[]
  buildpackDescription: string
}

/** The words of the Cloud Native Buildpacks lifecycle. */
const narration: Narration = {
  start: () => phase('DETECTING'),
  ambiguous: () => '',
  detected: (name) => `${name}\n${phase('RESTORING')}${phase('BUILDING')}`,
  nothingDetected:
    'ERROR: No buildpack groups passed detection.\nERROR: failed to detect: no buildpacks participating\n',
}

/**
 * Builds an OCI image from a source tarball, and writes the output of the Cloud Native Buildpacks lifecycle, which Fir
 * builds with: https://devcenter.heroku.com/articles/buildpacks#cloud-native-buildpacks. The app is compiled by the
 * built-in buildpacks, or those in its source; `buildpacks` of the request are not used, as on Heroku.
 *
 * @throws BuildFailed if the build fails, after the reason is written to the output; the signal's reason on abort
 */
export async function buildImage(
  request: ImageRequest,
  output: Output,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<BuiltImage> {
  return reportFailure(output, signal, async () => {
    output('Extracting source\n')
    const workspace = join(request.workDir, 'workspace')
    await prepareSource(request, workspace, signal, limits)
    output(`Image name: ${request.imageRepo}\n${phase('ANALYZING')}`)
    const compiled = await compile(
      { ...request, buildpacks: [] },
      workspace,
      narration,
      output,
      signal,
      limits,
    )
    const commands = { ...compiled.defaults, ...(await readProcfile(workspace)) }
    output(phase('EXPORTING'))
    return exportImage(request, { workspace, compiled, commands }, output, signal, limits)
  })
}

interface App {
  workspace: string
  compiled: Compiled
  commands: ProcessTypes
}

async function exportImage(
  { layout, imageRepo, workDir }: ImageRequest,
  { workspace, compiled, commands }: App,
  output: Output,
  signal: AbortSignal,
  limits: Limits,
): Promise<BuiltImage> {
  await createLayout(layout)
  const base = await addLayer(layout, await makeBase(workDir), 'base', signal)
  const app = await addLayer(layout, workspace, 'Application Layer', signal)
  const { size } = app.descriptor
  if (size > limits.slugBytes) throw tooLarge(size, limits.slugBytes)
  output('Adding 1/1 app layer(s)\n')
  const processes = await addLayer(layout, await makeProcesses(workDir, commands), 'process-types', signal)
  output("Adding layer 'process-types'\n")
  const processTypes = processesOf(commands)
  const buildpacks = compiled.buildpacks.map((buildpack) => buildpackOf(displayName(buildpack)))
  const labels = labelsOf(base, app, processTypes, buildpacks)
  for (const name of Object.keys(labels)) output(`Adding label '${name}'\n`)
  const standard = Object.hasOwn(commands, 'web') ? 'web' : undefined
  output(
    standard === undefined ? 'no default process type\n' : `Setting default process type '${standard}'\n`,
  )
  const { digest } = await addImage(
    layout,
    {
      User: 'heroku',
      Env: [`PATH=${processDirectory}:/usr/local/bin:/usr/bin:/bin`, `CNB_APP_DIR=${appDirectory}`],
      ...(standard !== undefined && { Entrypoint: [`${processDirectory}/${standard}`] }),
      WorkingDir: appDirectory,
      Labels: labels,
    },
    [base, app, processes],
  )
  output(`Saving ${imageRepo}...\n*** Images (${digest}):\n      ${imageRepo}\n`)
  return {
    digest,
    baseTopLayer: base.descriptor.digest,
    appLayer: app.descriptor.digest,
    processTypes,
    buildpacks,
    buildpackDescription: compiled.description,
  }
}

async function makeBase(workDir: string): Promise<string> {
  const directory = join(workDir, 'base', 'etc')
  await mkdir(directory, { recursive: true })
  await writeFile(
    join(directory, 'passwd'),
    'root:x:0:0::/root:/bin/sh\nheroku:x:1000:1000::/workspace:/bin/sh\n',
  )
  await writeFile(join(directory, 'group'), 'root:x:0:\nheroku:x:1000:\n')
  return directory
}

/** A script for each process type, at the path that the image names as its command. */
async function makeProcesses(workDir: string, commands: ProcessTypes): Promise<string> {
  const root = join(workDir, 'processes', 'cnb')
  const directory = join(root, 'process')
  await mkdir(directory, { recursive: true })
  for (const [type, command] of Object.entries(commands)) {
    const file = join(directory, type)
    await writeFile(file, `#!/bin/sh\ncd ${appDirectory} || exit\n${command}\n`)
    await chmod(file, 0o755)
  }
  return root
}

function processesOf(commands: ProcessTypes): Record<string, ImageProcess> {
  const entries = Object.entries(commands).map(([type, displayCommand]): [string, ImageProcess] => [
    type,
    {
      displayCommand,
      command: `${processDirectory}/${type}`,
      workingDirectory: appDirectory,
      isDefault: type === 'web',
      imageName: null,
    },
  ])
  return Object.fromEntries(entries)
}

/** The platform's own buildpacks have no versions. */
function buildpackOf(name: string): ImageBuildpack {
  const repository = name.replace('/', '/heroku-buildpack-')
  return { name, version: '0.0.0', homepage: `https://github.com/${repository}` }
}

/** Returns the labels of the lifecycle's exporter: https://buildpacks.io/docs/for-platform-operators/concepts/lifecycle/ */
function labelsOf(
  base: Layer,
  app: Layer,
  processTypes: Record<string, ImageProcess>,
  buildpacks: ImageBuildpack[],
): Record<string, string> {
  const processes = Object.entries(processTypes).map(([type, { displayCommand, workingDirectory }]) => ({
    type,
    command: [displayCommand],
    args: [],
    direct: false,
    'working-dir': workingDirectory,
    buildpackID: buildpacks.at(-1)?.name,
  }))
  const metadata = {
    app: [{ sha: app.diffId }],
    runImage: { reference: baseImageName, topLayer: base.diffId },
    buildpacks: buildpacks.map(({ name, version }) => ({ key: name, version, layers: {} })),
  }
  return {
    'io.buildpacks.lifecycle.metadata': JSON.stringify(metadata),
    'io.buildpacks.build.metadata': JSON.stringify({
      bom: null,
      buildpacks: buildpacks.map(({ name, ...buildpack }) => ({ id: name, ...buildpack })),
      processes,
    }),
    'io.buildpacks.project.metadata': '{}',
  }
}

function phase(name: string): string {
  return `===> ${name}\n`
}

function tooLarge(size: number, limit: number): BuildFailed {
  return new BuildFailed(
    `Image size: the app's layer of ${formatSize(size)} is too large (max is ${limit / 1024 / 1024}M).`,
  )
}
