// Packs the working directory by node-tar into what it prints.
import { create } from 'tar'

const filter = (path) => !/^(\.\/)?\.git($|\/)/.test(path)
create({ gzip: true, portable: true, filter }, ['.']).pipe(process.stdout)
