import type { Queries } from './database.ts'

/** Each schema of a database has locks of its own, which end with the transaction that took them. */
const lock = (number: number): string => `SELECT pg_advisory_xact_lock(hashtext('fourbox ' || current_schema()), ${number})`

/**
 * One transaction of all nodes writes documents at a time, as one process does with a file: what it reads stands until it
 * commits, and the versions that it gives are in the order of commits.
 */
export const documentsLock = lock(1)

/** What is added to figures is read, added up and written again. */
export async function holdMetrics(queries: Queries): Promise<void> {
  await queries.query(lock(2))
}
