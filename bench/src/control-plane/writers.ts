import { Client } from 'undici'

/** Clients that write at the same time, each of them one write after the other. */
export interface Writers {
  readonly origin: string
  readonly clients: number
  /** The n-th write of all. */
  readonly write: (count: number) => { readonly path: string; readonly patch: object }
}

const headers = {
  'content-type': 'application/json',
  authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00',
}

/** Connects the clients; `work` gets what makes them write so many times together, in milliseconds. */
export async function withWriters<T>({ origin, clients, write }: Writers, work: (writeAll: (writes: number) => Promise<number>) => Promise<T>): Promise<T> {
  const connections = Array.from({ length: clients }, () => new Client(origin))
  let count = 0
  const writeAll = async (writes: number): Promise<number> => {
    const start = performance.now()
    await Promise.all(
      connections.map(async (client) => {
        for (let own = 0; own < writes / clients; own++) {
          const { path, patch } = write(count++)
          await patchOne(client, path, patch)
        }
      }),
    )
    return performance.now() - start
  }
  try {
    return await work(writeAll)
  } finally {
    await Promise.all(connections.map((client) => client.close()))
  }
}

async function patchOne(client: Client, path: string, patch: object): Promise<void> {
  const answer = await client.request({ method: 'PATCH', path, headers, body: JSON.stringify({ patchOperations: [patch] }) })
  await answer.body.dump()
  if (answer.statusCode !== 200) throw new Error(`A write was answered with ${answer.statusCode}`)
}

/** Runs two things one after the other; the order changes with the round, so that what comes second has no advantage. */
export async function inTurns<T>(round: number, one: () => Promise<T>, other: () => Promise<T>): Promise<{ readonly one: T; readonly other: T }> {
  if (round % 2 === 0) {
    const first = await one()
    return { one: first, other: await other() }
  }
  const first = await other()
  return { one: await one(), other: first }
}
