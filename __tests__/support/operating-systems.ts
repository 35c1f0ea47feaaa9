import { test } from '@jest/globals'

/** For tests of what Windows lacks: permission bits, names with line breaks, signals. */
export const onPosix = process.platform === 'win32' ? test.skip : test

/** For tests that read `/proc`. */
export const onLinux = process.platform === 'linux' ? test : test.skip
