// npm run soak [-- COUNT]: deploys many times in a row to one local platform, with random faults, and shows what both
// sides hold meanwhile. Exits with 1 when something leaks.
import { spawnSync } from 'node:child_process'

const [count = '500'] = process.argv.slice(2)
const env = { ...process.env, SOAK_DEPLOYS: count }
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
]
const { status } = spawnSync(process.execPath, [...jest, 'faults/soak'], { env, stdio: 'inherit' })
process.exitCode = status ?? 1
