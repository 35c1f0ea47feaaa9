import { execFile } from 'node:child_process'
import { access, constants, symlink } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@jest/globals'
import { afterTest, temporaryDirectory } from '../support/temporary.js'

/** A shell that needs no libraries, from Debian's package busybox-static. */
export const busybox = '/bin/busybox'

const [buildah, skopeo, shell] = await Promise.all([find('buildah'), find('skopeo'), isStatic(busybox)])

const missing = [
  ...(buildah === undefined ? ['buildah'] : []),
  ...(skopeo === undefined ? ['skopeo'] : []),
  ...(shell ? [] : ['busybox-static']),
  ...(process.getuid?.() === 0 ? [] : ['the rights of root']),
]

/** A test that needs buildah, skopeo and a static busybox, as root; with `REQUIRE_CONTAINER_TOOLS`, never skipped. */
export const testWithTools =
  missing.length === 0 || process.env.REQUIRE_CONTAINER_TOOLS ? test : skipped(missing.join(', '))

/** Jest prints no names of skipped tests, so a warning says why they are. */
function skipped(lacks: string) {
  console.warn(`Tests of images are skipped: this machine lacks ${lacks}.`)
  return test.skip
}

/** What skopeo says about an image, such as `oci:DIR`. */
export async function inspect(image: string): Promise<{ Digest: string; Layers: string[] }> {
  const { stdout } = await promisify(execFile)(skopeo ?? 'skopeo', ['inspect', image])
  return JSON.parse(stdout)
}

/** Leaves only these programs on the PATH until the test ends. */
export async function onlyPrograms(...names: string[]): Promise<void> {
  const directory = await temporaryDirectory()
  for (const name of names) await symlink((await find(name)) ?? '/nowhere', join(directory, name))
  const path = process.env.PATH
  process.env.PATH = directory
  afterTest(async () => {
    process.env.PATH = path
  })
}

async function find(name: string): Promise<string | undefined> {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(directory, name)
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  return undefined
}

/** A busybox that needs the machine's libraries would not run in an empty image. */
async function isStatic(file: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ldd', [file]).catch(
    (error: { stdout?: string; stderr?: string }) => ({
      stdout: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  )
  return /not a dynamic executable/.test(stdout)
}
