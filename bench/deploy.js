// Whole deploys on the local platform, without the time of the build itself: until the build is created, and from the
// build's end to the process's.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runAction } from './actions.js'
import { buildsCreate, herokuCliPeer, shellPeer, tarAndCurl } from './deploy-peers.js'
import { requestApi, withPlatform } from './platform.js'
import { clock, withTemporaryDirectory } from './processes.js'
import { makeRow, measureInRounds } from './report.js'
import { existingRepository, mediumRepository, smallRepository } from './repositories.js'

const app = 'bench'
const budgets = { [buildsCreate]: { atLeast: 3 } }

/** Measures deploys of the small and the medium repository, or only of the one at `path`. */
export async function run({ runs, path }) {
  if (path) return measureDeploys(await existingRepository(path), runs ?? 3, budgets)
  const rows = await measureDeploys(await smallRepository(), runs ?? 4, {
    ...budgets,
    [tarAndCurl]: { atLeast: 0.5 },
  })
  return [...rows, ...(await measureDeploys(await mediumRepository(), runs ?? 2, budgets))]
}

async function measureDeploys(repository, runs, budgets) {
  const what = `Deploy of ${Math.round(repository.bytes / 1e6)} MB, ${repository.files} files, without the build`
  return withTemporaryDirectory(async (directory) => {
    const buildpack = await makeBuildpack(join(directory, 'buildpack'))
    const deploys = {
      // None of the others waits for the dynos, either.
      ours: (platform) =>
        runAction('', { api: platform, repository, inputs: { app, 'wait-for-dynos': 'false' } }),
      ...herokuCliPeer(repository, app),
      ...shellPeer(repository, app, join(directory, 'source.tgz')),
    }
    const measurements = Object.entries(deploys).map(([name, deploy]) => [
      name,
      () => measureOverhead(deploy, buildpack),
    ])
    const { ours, ...peers } = await measureInRounds(what, runs, Object.fromEntries(measurements))
    return Object.entries(peers).map(([name, samples]) =>
      makeRow({
        what,
        ours,
        peer: { name, samples },
        ratio: 'as fast',
        budget: budgets[name],
      }),
    )
  })
}

async function measureOverhead(deploy, buildpack) {
  return withPlatform([app], async (platform) => {
    await requestApi(platform, 'PUT', `/apps/${app}/buildpack-installations`, { updates: [{ buildpack }] })
    const started = clock()
    const { memory } = await deploy(platform)
    const ended = clock()
    const [build] = await Promise.all(platform.builds)
    if (build?.status !== 'succeeded')
      throw new Error(build ? `The build has ${build.status}` : 'No build was created')
    // A client that does not wait for the build's status ends earlier.
    const afterwards = Math.max(0, ended - build.ended)
    return { milliseconds: build.created - started + afterwards, memory }
  })
}

/** Makes a buildpack that deletes the source, since packing the slug of a large repository takes time. */
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
