import { stopSignal } from './stop-signal.ts'
import { toldToOwner } from './told-to-owner.ts'

/** What a command keeps running. */
export interface Started {
  readonly close: () => Promise<void>
  /** Rejects when it cannot go on. */
  readonly failed?: Promise<never>
}

/** Starts something, and closes it when the process is told to stop. Answers the exit code of the command, as `toldToOwner` does. */
export function runUntilStopped(start: () => Promise<Started>): Promise<number> {
  return toldToOwner(async () => {
    const stop = stopSignal()
    const { close, failed } = await start()
    await (failed ? Promise.race([stop, failed]) : stop)
    await close()
    return 0
  })
}
