import { stopSignal } from './stop-signal.ts'
import { toldToOwner } from './told-to-owner.ts'

/** What a command keeps running. */
export interface Started {
  readonly close: () => Promise<void>
  /** What comes before the end where nobody waits at a terminal: others learn that it will be gone. */
  readonly drain?: () => Promise<void>
  /** Rejects when it cannot go on. */
  readonly failed?: Promise<never>
}

/** Starts something, and closes it when the process is told to stop. Answers the exit code of the command, as `toldToOwner` does. */
export function runUntilStopped(start: () => Promise<Started>): Promise<number> {
  return toldToOwner(async () => {
    const stop = stopSignal()
    const { close, drain, failed } = await start()
    const signal = await (failed ? Promise.race([stop, failed]) : stop)
    if (signal === 'SIGTERM') await drain?.()
    await close()
    return 0
  })
}
