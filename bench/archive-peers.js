// Other ways to make a tarball of a checkout.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { leaveOut, onPath, project, runProcess, versionOf } from './processes.js'

/** The ways that this machine has: functions of a directory and of the file to write, by name. */
export function tarballs() {
  const tar = gnuTar()
  if (!tar) leaveOut('GNU tar', 'there is none on PATH')
  const pigz = onPath('pigz')
  if (!pigz) leaveOut('pigz', 'there is none on PATH')
  const node = [join(project, 'bench', 'node-tar.js')]
  const archive = (format, ...settings) => [...settings, 'archive', `--format=${format}`, 'HEAD']
  return {
    ...(tar && { 'GNU tar cz': making(tar, ['cz', '--exclude', '.git', '.']) }),
    'git archive, tar.gz': making('git', archive('tar.gz')),
    // With it, git itself starts pigz.
    ...(pigz && { 'git archive, pigz': making('git', archive('pigz', '-c', 'tar.pigz.command=pigz -c')) }),
    'node-tar': making(process.execPath, node),
  }
}

/** GNU tar, under the name that it has here. */
export function gnuTar() {
  return ['tar', 'gtar'].find((name) => versionOf(name).includes('GNU tar'))
}

function making(command, args) {
  return async (directory, file) => {
    const sample = await runProcess(command, args, { cwd: directory, file })
    const { size } = await stat(file)
    return { ...sample, size }
  }
}
