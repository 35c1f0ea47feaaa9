import { inspect } from 'node:util'
import * as core from '@actions/core'
import { writeSummary } from '../summary/write.js'
import { describeError } from '../text/describe-error.js'
import { redactSecrets } from '../text/redact.js'
import { WorkflowLog } from './log.js'
import { AlreadyReportedError, Run, type RunHost } from './run.js'

/** The runner sent a signal: the workflow was cancelled. */
class CancelledError extends Error {
  override name = 'CancelledError'
}

const stuckMessage =
  'The action stopped early, with nothing left to wait for. This is a bug: please report it, with the debug log'

const runner: RunHost = {
  setOutput: (name, value) => core.setOutput(name, typeof value === 'string' ? redactSecrets(value) : value),
  writeSummary: (parts) => writeSummary(process.env.GITHUB_STEP_SUMMARY ?? '', parts),
}

/**
 * Runs an action as the process of a step: handles signals, and turns an error into an annotation and an exit code.
 *
 * @param title the annotations' title
 * @param onError a failing step ends the job; a post step only warns
 */
export async function runAction(
  title: string,
  onError: 'error' | 'warning',
  action: (run: Run) => Promise<void>,
): Promise<void> {
  const run = new Run(new WorkflowLog(title), runner)
  const cancel = (signal: NodeJS.Signals) =>
    run.abort(new CancelledError(`Cancelled: the runner sent ${signal}`))
  const stop = () => run.abort(new Error(stuckMessage))
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  // When the event loop empties before the action has ended, Node would exit silently.
  process.once('beforeExit', stop)
  process.stdout.on('error', (error) => run.abort(new Error('The log was closed', { cause: error })))
  const error = await run.perform(action)
  if (error !== undefined) report(run.log, title, onError, error)
  await run.finish(error)
  process.off('SIGINT', cancel)
  process.off('SIGTERM', cancel)
  process.off('beforeExit', stop)
  // An abandoned action may keep the process alive.
  if (!run.hasEnded) process.stdout.write('', () => process.exit())
}

function report(log: WorkflowLog, title: string, onError: 'error' | 'warning', error: unknown): void {
  log.debug(inspect(error, { maxStringLength: null }))
  if (onError === 'error') process.exitCode = core.ExitCode.Failure
  if (error instanceof AlreadyReportedError) log.info(error.message)
  else if (onError === 'error') log.error(describeError(error), title)
  else log.warning(describeError(error), title)
}
