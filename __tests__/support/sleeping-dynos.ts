/** For tests about something else than dynos, which need not run. */
export const sleepingDynos = { startOnRequest: true }
