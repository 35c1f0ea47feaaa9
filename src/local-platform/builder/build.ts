import { join } from 'node:path'
import { classic, compile } from './compile.js'
import { formatSize, header, indented } from './format.js'
import { defaultLimits, type Limits } from './limits.js'
import { readProcfile, reportProcessTypes } from './procfile.js'
import { packSlug } from './slug.js'
import { applySlugignore } from './slugignore.js'
import { prepareSource, reportFailure } from './source.js'
import type { BuildRequest, BuiltSlug, Output } from './types.js'

export { BuildFailed } from './failure.js'

/**
 * Builds a slug from a source tarball with classic buildpacks, and writes Heroku's output: from the first blank line to
 * the size of the slug, or to ` !     Push failed`.
 *
 * @param limits by default Heroku's
 * @throws BuildFailed if the build fails, after the reason is written to the output; the signal's reason on abort, once
 *   all processes of the build are gone
 */
export async function build(
  request: BuildRequest,
  output: Output,
  signal: AbortSignal,
  limits: Limits = defaultLimits,
): Promise<BuiltSlug> {
  return reportFailure(output, signal, () => {
    output('\n')
    return buildSlug(request, output, signal, limits)
  })
}

async function buildSlug(
  request: BuildRequest,
  output: Output,
  signal: AbortSignal,
  limits: Limits,
): Promise<BuiltSlug> {
  // The paths in the slug start with `./app`, the directory's name.
  const buildDir = join(request.workDir, 'app')
  await prepareSource(request, buildDir, signal, limits)
  await removeIgnored(buildDir, output, signal)
  output(header(`Building on the ${capitalised(request.stack)} stack`))
  const compiled = await compile(request, buildDir, classic, output, signal, limits)
  const declared = await readProcfile(buildDir)
  output(`${reportProcessTypes(declared, compiled.defaults)}\n`)
  output(header('Compressing...'))
  const { checksum, size } = await packSlug(buildDir, request.slugPath, signal, limits)
  output(indented(`Done: ${formatSize(size)}`))
  return {
    checksum,
    size,
    processTypes: { ...compiled.defaults, ...declared },
    buildpackDescription: compiled.description,
    buildpacks: compiled.buildpacks,
  }
}

async function removeIgnored(buildDir: string, output: Output, signal: AbortSignal): Promise<void> {
  const count = await applySlugignore(buildDir, signal)
  if (count !== undefined) output(header(`Deleting ${count} files matching .slugignore patterns.`))
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
