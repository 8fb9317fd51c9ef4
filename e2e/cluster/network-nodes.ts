import { join } from 'node:path'
import { makeClient, type RunningServer, startServer } from '../server.ts'
import type { Machine } from './network.ts'

/** A server on a machine of its own. It listens beyond loopback, so it is in the strict mode. */
export interface NetworkNode extends RunningServer {
  readonly machine: Machine
}

/** What its `client()` signs with. */
const keys = { accessKeyId: 'AKIDTRIAL', secretAccessKey: 'a-secret-of-trials' }

const clockAhead = join(import.meta.dirname, 'clock-ahead.ts')

/** @param clockAheadInMinutes how far its clock is ahead of this machine's; behind it where that is negative */
export async function startNetworkNode(machine: Machine, environment: Readonly<Record<string, string>>, clockAheadInMinutes = 0): Promise<NetworkNode> {
  const server = await startServer({
    before: machine.command,
    arguments: ['--host', machine.address],
    environment: {
      FOURBOX_ACCESS_KEYS: `${keys.accessKeyId}:${keys.secretAccessKey}`,
      NODE_OPTIONS: `--import=${clockAhead}`,
      TRIAL_CLOCK_AHEAD_MINUTES: `${clockAheadInMinutes}`,
      ...environment,
    },
  })
  return { ...server, machine, client: () => makeClient(server.controlOrigin, keys) }
}
