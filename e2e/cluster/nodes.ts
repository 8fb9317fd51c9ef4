import { type RunningServer, type ServerOptions, startServer } from '../server.ts'
import { type Line, openLine } from './line.ts'

/** One of the servers that share a database, each by a way of its own. */
export interface Node extends RunningServer {
  readonly line: Line
}

/** Starts so many nodes on one database. */
export async function startNodes(address: string, count = 3): Promise<readonly Node[]> {
  return Promise.all(Array.from({ length: count }, () => startNode(address)))
}

/** Starts one more; `line` is its way to the database where that stands already. */
export async function startNode(address: string, options: ServerOptions = {}, line?: Line): Promise<Node> {
  line ??= await openLine(address)
  const server = await startServer({ ...options, environment: { ...options.environment, FOURBOX_DATABASE_URL: line.address } })
  return { ...server, line }
}

export async function stopNodes(nodes: readonly Node[]): Promise<void> {
  for (const { line } of nodes) line.heal()
  await Promise.all(nodes.map((node) => node.stop()))
  for (const { line } of nodes) line.close()
}
