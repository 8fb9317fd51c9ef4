import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import { printError } from '../terminal/terminal.ts'
import { stopSignal } from './stop-signal.ts'

/** What a command keeps running. */
export interface Started {
  readonly close: () => Promise<void>
  /** Rejects when it cannot go on. */
  readonly failed?: Promise<never>
}

/**
 * Starts something, and closes it when the process is told to stop. Answers the exit code of the command: 1 where the owner has
 * something to mend, which is told on standard error.
 */
export async function runUntilStopped(start: () => Promise<Started>): Promise<number> {
  try {
    const stop = stopSignal()
    const { close, failed } = await start()
    await (failed ? Promise.race([stop, failed]) : stop)
    await close()
    return 0
  } catch (error) {
    if (!isOwnersToMend(error)) throw error
    printError(error.message)
    return 1
  }
}
