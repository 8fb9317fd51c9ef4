import { readSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The other end of `smallest-proxy.ts`: it blocks between calls, as Lambda freezes an environment. */
const { handler }: { readonly handler: (event: unknown) => Promise<unknown> } = createRequire(import.meta.url)(process.argv[2] ?? '')

const [incoming, outgoing] = [3, 4]
const bytes = Buffer.alloc(65_536)

function next(): void {
  const length = readSync(incoming, bytes)
  if (length === 0) process.exit(0)
  void handler(JSON.parse(bytes.toString('utf8', 0, length))).then((answer) => {
    writeSync(outgoing, `${JSON.stringify(answer)}\n`)
    setImmediate(next)
  })
}

next()
