import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** The thread that writes a copy: what is read of one moment takes seconds to write, and nobody is to wait for it. */
const { file, copy }: { readonly file: string; readonly copy: string } = workerData
const database = new Database(file, { timeout: 10_000 })
try {
  database.prepare('VACUUM INTO ?').run(copy)
} finally {
  database.close()
}
parentPort?.close()
