import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Child, startChild } from '../data-plane/child.ts'
import { requestText, type Target } from '../data-plane/compare.ts'

/** What somebody would run instead. */
export interface Peer {
  readonly name: string
  readonly packages: Readonly<Record<string, string>>
  /** What it is called by. */
  readonly path: string
  /** Writes what it needs into a folder, in which it runs then; answers the script, in the folder where it is installed, and its arguments. */
  readonly prepare: (folder: string, port: number) => Prepared
}

interface Prepared {
  readonly script: string
  readonly arguments: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
}

const longestStartInMillis = 120_000

/** Starts one, and waits until it answers. */
export async function startPeer({ path, prepare }: Peer, installedIn: string, folder: string): Promise<{ readonly target: Target; readonly child: Child }> {
  const port = await freePair()
  const { script, arguments: words, environment } = prepare(folder, port)
  const inFolder = join(import.meta.dirname, 'in-folder.ts')
  const child = await startChild(inFolder, [folder, join(installedIn, 'node_modules', script), ...words], 'any', environment, 'ignore')
  const until = Date.now() + longestStartInMillis
  while (!(await answers(`http://127.0.0.1:${port}${path}`))) {
    if (Date.now() > until) {
      await child.end()
      throw new Error(`${script} does not answer`)
    }
    await delay(500)
  }
  return { target: { port, pid: child.pid, isTree: true, request: requestText(path, 'GET', '') }, child }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined)
  await response?.arrayBuffer()
  return response?.status === 200
}

/** A port that is free, as is the next: serverless-offline listens at both. */
async function freePair(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0)
    if (port !== undefined && (await listenOnce(port + 1)) !== undefined) return port
  }
}

/** Where it could listen; undefined where somebody else does. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer().on('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
