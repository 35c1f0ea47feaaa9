// Packs the working directory with node-tar to stdout.
import { create } from 'tar'

const filter = (path) => !/^(\.\/)?\.git($|\/)/.test(path)
create({ gzip: true, portable: true, filter }, ['.']).pipe(process.stdout)
