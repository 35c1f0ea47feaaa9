// Other programs that make a tarball of a checkout.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findOrSkip, project, runProcess, skip, versionOf } from './processes.js'

/** Returns those that this machine has, by name: functions of a directory and of the file to write. */
export function archivePeers() {
  const tar = findGnuTar()
  if (!tar) skip('GNU tar', 'it is not on PATH')
  const pigz = findOrSkip('pigz')
  const gitArchive = (format, ...settings) => [...settings, 'archive', `--format=${format}`, 'HEAD']
  return {
    ...(tar && { 'GNU tar cz': archiver(tar, ['cz', '--exclude', '.git', '.']) }),
    'git archive, tar.gz': archiver('git', gitArchive('tar.gz')),
    // Here git itself starts pigz.
    ...(pigz && {
      'git archive, pigz': archiver('git', gitArchive('pigz', '-c', 'tar.pigz.command=pigz -c')),
    }),
    'node-tar': archiver(process.execPath, [join(project, 'bench', 'node-tar.js')]),
  }
}

/** Returns the name that GNU tar has on this machine; undefined when it is missing. */
export function findGnuTar() {
  return ['tar', 'gtar'].find((name) => versionOf(name).includes('GNU tar'))
}

function archiver(command, args) {
  return async (directory, file) => {
    const sample = await runProcess(command, args, { cwd: directory, file })
    const { size } = await stat(file)
    return { ...sample, size }
  }
}
