import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { WireRequest } from '@fourbox/wire'
import { isUpload } from '../request-limits.ts'

/** A body from which on a thread pays: 50 MB would hold up everybody else for a quarter of a second. */
const largeInBytes = 2_000_000

let before: Promise<unknown> = Promise.resolve()

/**
 * Reads the JSON of an upload that is large, with its `ZipFile` as bytes, on a thread of its own; one after the other, since each takes its size in memory
 * several times.
 * @returns undefined for what is no upload or not large, and for a body that is no JSON: these are read, or refused, as any other
 */
export function readUpload({ httpMethod, rawPath, body }: Pick<WireRequest, 'httpMethod' | 'rawPath' | 'body'>): Promise<unknown> {
  if (body.length < largeInBytes || !isUpload(httpMethod, rawPath)) return Promise.resolve(undefined)
  const read = before.then(() => readOnThread(body))
  before = read
  return read
}

/** The body is copied there, so that it can still be told what is wrong with it. */
async function readOnThread(body: Uint8Array): Promise<unknown> {
  const thread = new Worker(new URL('./upload-thread.ts', import.meta.url), { workerData: body })
  let value: unknown
  thread.on('message', (message: unknown) => (value = message))
  // A thread that fails has read nothing.
  await once(thread, 'exit').catch(() => undefined)
  return value
}
