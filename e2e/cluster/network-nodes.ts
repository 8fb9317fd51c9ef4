import { makeClient, type RunningServer, startServer } from '../server.ts'
import type { Machine } from './network.ts'

/** A server on a machine of its own. It listens beyond loopback, so it is in the strict mode. */
export interface NetworkNode extends RunningServer {
  readonly machine: Machine
}

/** What its `client()` signs with. */
const keys = { accessKeyId: 'AKIDTRIAL', secretAccessKey: 'a-secret-of-trials' }

export async function startNetworkNode(machine: Machine, environment: Readonly<Record<string, string>>): Promise<NetworkNode> {
  const server = await startServer({
    before: machine.command,
    arguments: ['--host', machine.address],
    environment: { FOURBOX_ACCESS_KEYS: `${keys.accessKeyId}:${keys.secretAccessKey}`, ...environment },
  })
  return { ...server, machine, client: () => makeClient(server.controlOrigin, keys) }
}
