// The whole deploy on the local platform, without the build itself: what a way needs until the build is created, and
// from the build's end to its own.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runAction } from './actions.js'
import { byHerokuCli, byShell } from './deploy-peers.js'
import { api, withPlatform } from './platform.js'
import { clock, withDirectory } from './processes.js'
import { compare, rounds } from './report.js'
import { given, middling, small } from './repositories.js'

const app = 'bench'

/** Measures deploys of a small repository and of a middling one, or of a given one alone. */
export async function run({ runs, path }) {
  if (path) return deploys(await given(path), runs ?? 3)
  const rows = await deploys(await small(), runs ?? 4)
  return [...rows, ...(await deploys(await middling(), runs ?? 2))]
}

async function deploys(repository, runs) {
  const what = `Deploy of ${Math.round(repository.bytes / 1e6)} MB, ${repository.files} files, without the build`
  return withDirectory(async (directory) => {
    const buildpack = await makeBuildpack(join(directory, 'buildpack'))
    const ways = {
      ours: (platform) => runAction('', { api: platform, repository, inputs: { app } }),
      ...byHerokuCli(repository, app),
      ...byShell(repository, app, join(directory, 'source.tgz')),
    }
    const each = Object.entries(ways).map(([name, way]) => [name, () => overhead(way, buildpack)])
    const { ours, ...peers } = await rounds(what, runs, Object.fromEntries(each))
    return Object.entries(peers).map(([name, samples]) =>
      compare({
        what,
        ours,
        peer: { name, samples },
        ratio: 'as fast',
        budget: name.startsWith('heroku') ? { atLeast: 3 } : undefined,
      }),
    )
  })
}

async function overhead(way, buildpack) {
  return withPlatform([app], async (platform) => {
    await api(platform, 'PUT', `/apps/${app}/buildpack-installations`, { updates: [{ buildpack }] })
    const started = clock()
    const { memory } = await way(platform)
    const ended = clock()
    const [build] = await Promise.all(platform.builds)
    if (build?.status !== 'succeeded') throw new Error(`The build has ${build?.status ?? 'never been there'}`)
    // Who does not wait for the build's status has ended before.
    const afterwards = Math.max(0, ended - build.over)
    return { milliseconds: build.created - started + afterwards, memory }
  })
}

/** One whose build is over as soon as the source is unpacked: packing the slug of a large repository takes its time. */
async function makeBuildpack(directory) {
  const scripts = {
    detect: 'echo Bench',
    compile: 'find "$1" -mindepth 1 -delete\necho "-----> Compiled"',
    release: 'echo "default_process_types: { web: ./server }"',
  }
  await mkdir(join(directory, 'bin'), { recursive: true })
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(directory, 'bin', name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 })
  }
  return directory
}
