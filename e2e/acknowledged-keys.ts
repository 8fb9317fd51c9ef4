import { CreateApiKeyCommand, paginateGetApiKeys } from '@aws-sdk/client-api-gateway'
import { type RunningServer, startServer } from './server.ts'

const writers = 4

interface AfterKill {
  /** Started again on the same folder. */
  readonly server: RunningServer
  /** How many writes were answered before. */
  readonly acknowledged: number
  /** Which of them are not there. */
  readonly lost: readonly string[]
}

/**
 * Four clients make API keys, as fast as they are answered, until the server is killed in the middle of it; then it is
 * started again on its folder. Answers what was acknowledged and is not there, which must be nothing.
 */
export async function killAmongWriters(server: RunningServer, writesBefore: number): Promise<AfterKill> {
  const acknowledged: string[] = []
  const enough = Promise.withResolvers<void>()
  const writing = Array.from({ length: writers }, async (_, writer) => {
    const client = server.client()
    for (let count = 0; ; count++) {
      const { name = '' } = await client.send(new CreateApiKeyCommand({ name: `${server.processId}-${writer}-${count}` }))
      if (acknowledged.push(name) === writesBefore) enough.resolve()
    }
  })
  // Each ends with the connection that the kill breaks; one that ends before does not leave us waiting.
  const ended = Promise.allSettled(writing)
  await Promise.race([enough.promise, ended])
  await server.kill9()
  await ended
  const next = await startServer({ dataFolder: server.dataFolder })
  const names = new Set<string | undefined>()
  for await (const { items = [] } of paginateGetApiKeys({ client: next.client(), pageSize: 500 }, {})) for (const { name } of items) names.add(name)
  return { server: next, acknowledged: acknowledged.length, lost: acknowledged.filter((name) => !names.has(name)) }
}
