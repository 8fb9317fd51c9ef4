import { type LogStream, logStreamKey } from '@fourbox/domain'
import type { LogStream as WrittenStream } from '@fourbox/store'
import type { LogsContext } from './context.ts'
import { unknown } from './errors.ts'

type Sources = Pick<LogsContext, 'documents' | 'logs'>

/** A stream, and the times of its events when it has any. */
export interface StreamFacts extends Pick<LogStream, 'name' | 'createdAt'> {
  readonly written?: WrittenStream
}

/** Streams that were created, and streams that only hold events, by name. */
export async function listStreams({ documents, logs }: Sources, group: string): Promise<readonly StreamFacts[]> {
  const written = new Map((await logs.streams(group)).map((stream) => [stream.name, stream]))
  const created = (await documents.list('logStream', { prefix: logStreamKey(group, '') })).items.map(({ name, createdAt }): StreamFacts => {
    const facts = written.get(name)
    written.delete(name)
    return { name, createdAt, ...(facts && { written: facts }) }
  })
  const others = [...written.values()].map((stream): StreamFacts => ({ name: stream.name, createdAt: stream.firstAt, written: stream }))
  return [...created, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** @throws ServiceError ResourceNotFoundException */
export async function checkStream(sources: Sources, group: string, name: string): Promise<void> {
  if ((await sources.documents.get('logStream', logStreamKey(group, name))) !== undefined) return
  if (!(await sources.logs.streams(group)).some((stream) => stream.name === name)) throw unknown('stream')
}
