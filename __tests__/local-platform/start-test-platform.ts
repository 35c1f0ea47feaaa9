import { type PlatformOptions, startPlatform } from '../../src/local-platform/platform.js'
import { PlatformClient } from '../support/platform-client.js'
import { afterTest } from '../support/temporary.js'

/** Starts a platform that is stopped after the test, and returns a client of it. */
export async function startTestPlatform(options: PlatformOptions = {}): Promise<PlatformClient> {
  const platform = await startPlatform(options)
  afterTest(() => platform.close())
  return new PlatformClient(platform)
}
