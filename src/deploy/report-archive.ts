import type { Run } from '../runner/run.js'
import type { LeftOut } from '../source/export-ignore.js'
import type { PackedCheckout } from '../source/pack.js'
import { formatList } from '../source/paths.js'
import { formatBytes, formatCount, shortId } from '../text/format.js'

type Reporting = Pick<Run, 'log' | 'output'>

/** Names in a line of the log. */
const namesInLine = 5

/** Reports what is in an archive, and what is not although one might expect it. */
export function reportArchive(run: Reporting, packed: PackedCheckout): void {
  const { log } = run
  const { files, size, checksum, skipped, replaced } = packed.archive
  run.output('checksum', checksum)
  log.info(`Archived ${formatCount(files, 'file')}, ${formatBytes(size)} (${describeOrigin(packed)})`)
  if (packed.origin === 'no-repository') warnOfMissingRepository(run, packed)
  if (packed.warning !== undefined) log.warning(packed.warning)
  if (packed.hasOwnRepository) {
    log.warning(
      `The directory ${packed.directory} is a separate git checkout inside another one. Its files are deployed as they are, not its commit. To deploy its commit, check it out outside any other repository`,
    )
  }
  if (replaced.length > 0) {
    const where = packed.origin === 'commit' ? 'of the commit' : 'of the directory'
    const list = formatInLine(replaced)
    log.info(`The input 'include' replaces ${formatCount(replaced.length, 'file')} ${where}: ${list}`)
  }
  if (skipped.length > 0) {
    log.warning(`Left out of the archive because they are neither files nor links:\n${formatList(skipped)}`)
  }
}

/** Reports what `export-ignore` has left out of an archive. */
export function reportExportIgnored({ log }: Reporting, { count, names }: LeftOut): void {
  if (count === 0) return
  log.info(
    `Left out by 'export-ignore' in .gitattributes: ${formatCount(count, 'file')}: ${formatInLine(names)}`,
  )
}

/** Warns of changes to tracked files that are not in an archive. */
export function warnOfChanges({ log }: Reporting, changes: string[]): void {
  if (changes.length === 0) return
  log.warning(
    `The checkout differs from the commit, and the commit is what is deployed. These changes are left out:\n${formatList(changes)}\nTo deploy these files as they are, list them in the input 'include'`,
  )
}

function describeOrigin({ origin, commit, directory }: PackedCheckout): string {
  const named = commit && `commit ${shortId(commit.sha)} "${commit.subject}"`
  if (origin === 'commit' && named) return named
  if (origin === 'no-repository') return 'the directory, which is not in a git repository'
  const files = `the directory ${directory} as it is, with the files that the job built`
  return named ? `${files}, not those of ${named}` : files
}

function warnOfMissingRepository(
  { log }: Reporting,
  { archive: { files, ignored }, isGitInstalled }: PackedCheckout,
): void {
  const leftOut =
    ignored.count === 0
      ? ''
      : `, without what .gitignore names:\n${formatList(ignored.names, undefined, ignored.count)}\n`
  const reason = isGitInstalled
    ? 'The workspace has no git repository: no step has checked one out, or git was missing or older than 2.18 when actions/checkout ran, which then downloads the files alone'
    : 'The workspace has no git repository, since git is not on the PATH: without it, actions/checkout downloads the files alone'
  log.warning(
    `A directory is deployed, not a commit: ${formatCount(files, 'file')} as they are in the workspace${leftOut || '. '}${reason}. To deploy the commit, install git on the runner or in its container image, before the step with actions/checkout`,
  )
}

function formatInLine(names: string[]): string {
  const more = names.length - namesInLine
  return `${names.slice(0, namesInLine).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
