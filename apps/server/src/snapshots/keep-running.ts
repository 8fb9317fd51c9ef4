import { setImmediate as turn } from 'node:timers/promises'
import type { PreparedStore } from '../backup/prepared-store.ts'
import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import { type Fourbox, type StartedFourbox, startFourbox } from '../main.ts'
import type { Config } from '../settings/config.ts'
import { report } from '../terminal/terminal.ts'
import type { ReplacementOutcome } from './replacement.ts'

export interface KeptFourbox extends Fourbox {
  /** Rejects, once it is closed, when it could not be started again behind a snapshot, or cannot go on. */
  readonly failed: Promise<never>
}

/**
 * Starts a Fourbox, and starts it again, on the same ports, whenever a snapshot is to take the place of its store.
 * @throws as `startFourbox`
 */
export async function keepRunning(config: Config): Promise<KeptFourbox> {
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  let last: ReplacementOutcome | undefined
  let running: Promise<StartedFourbox> | undefined
  let closing = false

  const start = (on: Config) => startFourbox(on, { last, begin: (id, prepared) => void replace(id, prepared) })
  const replace = async (id: string, prepared: PreparedStore) => {
    const before = running
    if (before === undefined || closing) return prepared.discard()
    running = (async () => {
      const { ports, close } = await before
      // The answer to whoever asked leaves first.
      await turn()
      await close()
      last = { id, ...put(prepared) }
      return start({ ...config, ...ports })
    })()
    try {
      await running
      report(last?.fault ?? 'A snapshot took the place of what was here.')
    } catch (error) {
      failed.reject(error)
    }
  }

  running = start(config)
  const { ports: _, failed: failedLater, ...started } = await running
  failedLater?.catch((error: unknown) => {
    closing = true
    started.close().then(() => failed.reject(error), failed.reject)
  })
  return {
    ...started,
    failed: failed.promise,
    drain: async () => {
      closing = true
      await (await running)?.drain()
    },
    close: async () => {
      closing = true
      await (await running)?.close()
    },
  }
}

function put(prepared: PreparedStore): Omit<ReplacementOutcome, 'id'> {
  try {
    const kept = prepared.put()
    return kept === undefined ? {} : { kept }
  } catch (error) {
    if (!isOwnersToMend(error)) throw error
    return { fault: `The snapshot did not take the place of what was here: ${error.message}` }
  } finally {
    prepared.discard()
  }
}
