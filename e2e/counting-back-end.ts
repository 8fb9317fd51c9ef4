import { createServer } from 'node:http'

export interface CountingBackEnd {
  readonly uri: string
  /** How many calls there have been. */
  readonly calls: number
  close(): void
}

/** A back end that answers each call with its number, from 1. */
export async function startCountingBackEnd(): Promise<CountingBackEnd> {
  let calls = 0
  const server = createServer((_request, response) => response.end(String(++calls)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    uri: `http://127.0.0.1:${port}/`,
    get calls() {
      return calls
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
