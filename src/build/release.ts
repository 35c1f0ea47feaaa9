import type { App } from '../heroku/apps.js'
import type { HerokuClient } from '../heroku/client.js'
import { newestReleases, type Release } from '../heroku/releases.js'
import { followRelease } from '../release/follow.js'
import { checkHealth } from '../release/health-check.js'
import { type Before, rollBack } from '../release/roll-back.js'
import type { Run } from '../runner/run.js'
import { readState, saveState } from '../runner/state.js'
import { timed } from '../runner/timed.js'
import type { Deploy } from './deploy.js'

const stateName = 'rollback'

/**
 * Notes what an app runs, so that it can be brought back to it; only where that is wanted.
 */
export async function noteBefore({ run, client, inputs }: Deploy, app: App): Promise<Before | undefined> {
  if (inputs.onFailure !== 'rollback') return undefined
  const releases = await newestReleases(client, app.id, run.signal)
  const current = releases.find((release) => release.current)
  return { app: app.id, release: current?.slugId ? current.id : '', newest: releases[0]?.version ?? 0 }
}

/**
 * Follows a release to its end, as far as it is to be waited for, and checks the app's health.
 *
 * @param before what the app is brought back to when it is unwell; nothing: it is left as it is
 * @param slug what the release runs
 * @throws Error with the last lines of the output when the release failed, or with the last answer when the app is
 * unwell
 */
export async function settle(
  deploy: Deploy,
  app: App,
  first: Release,
  before: Before | undefined,
  slug: string | undefined,
): Promise<Release> {
  const { run, client, inputs, took } = deploy
  const { log, signal } = run
  noteRelease(run, first)
  const follow = inputs.waitForRelease || first.status !== 'pending'
  const release = await timed(took, 'released', async () =>
    follow ? followToEnd(deploy, app, first, (read) => noteRelease(run, read)) : first,
  )

  if (inputs.healthCheck) {
    const { healthCheck } = inputs
    const check = () => checkHealth(client.http, healthCheck, app.webUrl, signal)
    await timed(took, 'checked', () =>
      orRollBack(deploy, app, before && { ...before, ...(slug && { slug }) }, check),
    )
    log.info(`${app.name} is healthy`)
  }
  return release
}

/**
 * Brings an app back that a killed main step has left unchecked.
 *
 * @param connect makes a client; not called when there is nothing to do
 */
export async function rollBackLeft(run: Run, connect: () => HerokuClient): Promise<void> {
  const saved: Before | '' = JSON.parse(readState(stateName) || '""')
  if (saved) await bringBack(run, connect(), saved, run.signal)
}

/**
 * Follows a release to its end, and says that it goes on when the run is cut short.
 *
 * @param onRead told of every reading of it
 * @throws Error with the last lines of the output when it failed
 */
export async function followToEnd(
  { run, client }: Deploy,
  app: App,
  first: Release,
  onRead: (release: Release) => void = () => {},
): Promise<Release> {
  const { log, signal } = run
  if (first.status === 'pending')
    log.info(`Releasing v${first.version} of ${app.name}: its release command runs`)
  const over = run.whenCutShort(async () => {
    log.warning(`Release v${first.version} of ${app.name} goes on: Heroku can't cancel a release command`)
  })
  try {
    return await followRelease(app, first, { client, log, signal, onRead })
  } finally {
    // Of one that has failed nothing goes on.
    if (!signal.aborted) over()
  }
}

/** Sets the outputs that a reading of a release makes known. */
function noteRelease(run: Run, { id, version, status }: Release): void {
  run.output('release-id', id)
  run.output('release-version', version)
  run.output('release-status', status)
}

/** Does something with the new release; when that fails, or is cut short, the app goes back to what it ran. */
async function orRollBack(
  { run, client, changes }: Deploy,
  app: App,
  before: Before | undefined,
  check: () => Promise<void>,
): Promise<void> {
  if (!before) return check()
  saveState(stateName, before)
  const takeBack = run.whenCutShort(async (signal) => {
    await bringBack(run, client, before, signal)
    saveState(stateName, '')
  })
  await check().catch(async (error: unknown) => {
    if (run.signal.aborted) throw error
    takeBack()
    const what = await bringBack(run, client, before, run.signal).catch((cause: unknown) => {
      throw new Error(`${app.name} is unwell, and could not be rolled back: it runs the new release`, {
        cause,
      })
    })
    changes.push(what)
    saveState(stateName, '')
    throw error
  })
  takeBack()
  saveState(stateName, '')
}

/** @returns what has become of it, for people */
async function bringBack(
  run: Run,
  client: HerokuClient,
  before: Before,
  signal: AbortSignal,
): Promise<string> {
  const release = await rollBack(client, before, signal)
  const what = release
    ? `Rolled back: v${release.version} runs what ran before`
    : 'There was nothing to roll back'
  run.log.info(what)
  return what
}
