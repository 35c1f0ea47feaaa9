import type { Artifact } from '../heroku/releases.js'
import { buildOnEachApp } from './inputs.js'
import type { Target } from './targets.js'

/**
 * Requires that all apps can run a slug or image. A slug needs its own stack; an image, which Cloud Native Buildpacks
 * have built, needs Fir. Apps on the container stack run neither.
 *
 * @param stack of the slug or image; undefined or empty if it is unknown
 * @throws Error that names the apps that can't
 */
export function requireRunnable(artifact: Artifact, stack = '', targets: Target[]): void {
  const isImage = 'image' in artifact
  requireAll(targets, (target) => (target.app.product === 'oci-image') === isImage, {
    rule: isImage ? 'images run on Fir apps only' : 'Fir apps run images and no slugs',
    advice: 'Build the commit on these apps instead',
  })
  if (isImage) return
  requireAll(targets, ({ app }) => app.product === 'slug', {
    rule: "apps on the stack 'container' run no slugs",
    advice: buildOnEachApp,
  })
  const { slug } = artifact
  if (stack !== '') {
    requireAll(targets, ({ app }) => app.stack === '' || app.stack === stack, {
      rule: `the slug ${slug} needs the stack ${stack}`,
      advice: `Change the stack of these apps with 'heroku stack:set ${stack}', or build the slug on their stack`,
    })
    return
  }
  // A slug has one stack, so apps on different stacks can't all run it.
  const stacks = new Set(targets.flatMap(({ app }) => app.stack || []))
  requireAll(targets, () => stacks.size <= 1, {
    rule: `the slug ${slug} runs on one stack only`,
    advice: 'Promote only to apps on its stack',
  })
}

function requireAll(
  targets: Target[],
  canRun: (target: Target) => boolean,
  { rule, advice }: { rule: string; advice: string },
): void {
  const others = targets.filter((target) => !canRun(target))
  if (others.length === 0) return
  const list = others.map(({ app }) => `${app.name} is on ${app.stack}`).join(', ')
  throw new Error(`Nothing was promoted: ${rule}, but ${list}. ${advice}`)
}
