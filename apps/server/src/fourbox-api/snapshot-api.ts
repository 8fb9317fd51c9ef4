import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import express from 'express'
import { type PreparedStore, prepareBackup, prepareEmptyStore } from '../backup/prepared-store.ts'
import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import type { Replacement } from '../snapshots/replacement.ts'

export interface SnapshotApiSettings {
  /** Absent where the workspace is in no data folder: it is replaced from beside the server then. */
  readonly replaced?: {
    readonly dataFolder: string
    readonly replacement: Replacement
  }
}

/** Unpacked: logs and code of functions are most of it. */
const mostBytes = 4 * 1024 ** 3

/** Another workspace in the place of the whole one, or an empty one, below `/_fourbox`; what is asked for has happened once GET tells its id. */
export function snapshotApi({ replaced }: SnapshotApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  if (!replaced) {
    router.all('/snapshot', (_request, response) => {
      response
        .status(400)
        .json({ message: 'This workspace is in a database. Stop Fourbox, and put another one there with “fourbox store copy FROM TO --replace”.' })
    })
    return router
  }
  const { dataFolder, replacement } = replaced
  const begin = (response: express.Response, prepared: PreparedStore) => {
    const id = randomUUID()
    response.status(202).json({ id })
    response.once('close', () => replacement.begin(id, prepared))
  }

  router.get('/snapshot', (_request, response) => {
    response.json(replacement.last ?? {})
  })
  router.put('/snapshot', async (request, response) => {
    const bytes: unknown = request.body
    const body = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      begin(response, await prepareBackup(Readable.from([body]), 'The snapshot', dataFolder, { bytes: mostBytes, signal: gone.signal }))
    } catch (error) {
      if (gone.signal.aborted) return
      if (!isOwnersToMend(error)) throw error
      response.status(400).json({ message: error.message })
    }
  })
  router.delete('/snapshot', async (_request, response) => {
    begin(response, await prepareEmptyStore(dataFolder))
  })
  return router
}
