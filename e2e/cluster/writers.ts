import { APIGatewayServiceException, CreateApiKeyCommand } from '@aws-sdk/client-api-gateway'
import type { RunningServer } from '../server.ts'

/** Clients that make API keys on their node without end, whatever happens to it. */
export interface Writers {
  /** Resolves when each of them has so many further writes answered. */
  further(writes: number): Promise<void>
  /** Ends them; answers the names of what was acknowledged. */
  stop(): Promise<readonly string[]>
}

/** Starts one writer for each of some nodes; it ends with its node. A write that is answered with anything but 201 or 503 rejects. */
export function startWriters(nodes: readonly RunningServer[]): Writers {
  const over = new AbortController()
  const writers = nodes.map((node, writer) => new Writer(node, `${writer}`, over.signal))
  const ended = Promise.all(writers.map((writer) => writer.write()))
  return {
    further: async (writes) => {
      await Promise.race([ended, Promise.all(writers.map((writer) => writer.further(writes)))])
    },
    stop: async () => {
      over.abort()
      return (await ended).flat()
    },
  }
}

class Writer {
  readonly #client: ReturnType<RunningServer['client']>
  readonly #name: string
  readonly #over: AbortSignal
  readonly #acknowledged: string[] = []
  #wanted: { readonly count: number; readonly reached: () => void } | undefined

  constructor(node: RunningServer, name: string, over: AbortSignal) {
    this.#client = node.client()
    this.#name = name
    this.#over = over
  }

  async write(): Promise<readonly string[]> {
    for (let count = 0; !this.#over.aborted; count++) {
      const name = `${this.#name}/${count}/${crypto.randomUUID()}`
      try {
        await this.#client.send(new CreateApiKeyCommand({ name }))
        this.#acknowledged.push(name)
      } catch (error) {
        if (!(error instanceof APIGatewayServiceException)) return this.#acknowledged
        if (!isUnavailable(error)) throw error
      }
      if (this.#wanted && this.#acknowledged.length >= this.#wanted.count) this.#wanted.reached()
    }
    return this.#acknowledged
  }

  further(writes: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wanted = { count: this.#acknowledged.length + writes, reached: resolve }
    return promise
  }
}

/** Whether a write was refused, in AWS's form, for what is wrong with the database. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof APIGatewayServiceException && error.name === 'ServiceUnavailableException' && error.$metadata.httpStatusCode === 503
}
