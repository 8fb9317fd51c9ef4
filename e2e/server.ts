import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { APIGatewayClient } from '@aws-sdk/client-api-gateway'

export interface ServerOptions {
  /** A temporary one, removed by `stop`, when absent. */
  readonly dataFolder?: string
  /** Free ones when absent. */
  readonly ports?: { readonly control: number; readonly execute: number }
  /** Further options of `fourbox start`. */
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Kills it by -9, also before it is ready. */
  readonly killed?: AbortSignal
  /** What is run, and by which Node; `entryPoint` by this one when absent. */
  readonly program?: { readonly node: string; readonly entryPoint: string }
  /** What stands in front of that command, and becomes it: `ip netns exec NAME`. */
  readonly before?: readonly string[]
}

export interface RunningServer {
  /** `http://localhost:4400`: console and control plane. */
  readonly controlOrigin: string
  /** `http://localhost:4401`: deployed APIs. */
  readonly executeOrigin: string
  readonly ports: { readonly control: number; readonly execute: number }
  /** Opens the console once; of a server in the strict mode. */
  readonly signInAddress: string
  /** The owner's credential, for the header `x-fourbox-token`. */
  readonly token: string
  readonly dataFolder: string
  readonly processId: number
  /** AWS's own client, pointed here, with any credentials and without retries. */
  client(): APIGatewayClient
  /** Where a path of a deployed stage answers for clients that cannot resolve `*.localhost`. */
  invokeUrl(restApiId: string, stage: string, path: string): string
  /** Everything that the server has written to its standard error. */
  errors(): string
  /** Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>
  /** As a service manager ends one: it drains first. The data folder stays. Answers the exit code. */
  terminate(): Promise<number | null>
  kill9(): Promise<void>
}

/** Every command's: FOURBOX_PROGRAM where it is built, else the sources. */
export const entryPoint = process.env['FOURBOX_PROGRAM'] ?? join(import.meta.dirname, '../apps/server/src/command-line/fourbox.ts')

/** Starts the product's own entry point as a child process and resolves once it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'fourbox-e2e-'))
  const ports = options.ports ?? { control: 0, execute: 0 }
  const { program = { node: process.execPath, entryPoint }, before = [] } = options
  const [command, ...words] = [...before, program.node, program.entryPoint]
  const child = spawn(
    command,
    [...words, 'start', '--json', '--port', `${ports.control}`, '--execute-port', `${ports.execute}`, '--data', dataFolder, ...(options.arguments ?? [])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
      ...(options.killed && { signal: options.killed, killSignal: 'SIGKILL' }),
    },
  )
  let errors = ''
  child.on('error', ({ message }) => (errors += message))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const { controlOrigin, executeOrigin, signInAddress = '' } = await readAddresses(child, () => errors)

  return {
    controlOrigin,
    executeOrigin,
    signInAddress,
    ports: { control: Number(new URL(controlOrigin).port), execute: Number(new URL(executeOrigin).port) },
    token: readFileSync(join(dataFolder, 'console-token'), 'utf8').trim(),
    dataFolder,
    processId: child.pid ?? -1,
    client: () => makeClient(controlOrigin),
    invokeUrl: (restApiId, stage, path) => `${executeOrigin}/_aws/execute-api/${restApiId}/${stage}${path}`,
    errors: () => errors,
    stop: async () => {
      const code = await end(child, 'SIGINT')
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true })
      return code
    },
    terminate: () => end(child, 'SIGTERM'),
    kill9: async () => void (await end(child, 'SIGKILL')),
  }
}

export function makeClient(endpoint: string, credentials = { accessKeyId: 'test', secretAccessKey: 'test' }): APIGatewayClient {
  return new APIGatewayClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
}

interface Addresses {
  readonly controlOrigin: string
  readonly executeOrigin: string
  readonly signInAddress?: string
}

async function readAddresses(child: ChildProcess, errors: () => string): Promise<Addresses> {
  if (!child.stdout) throw new Error('The server has no standard output')
  for await (const line of createInterface(child.stdout)) {
    const addresses: Addresses = JSON.parse(line)
    return addresses
  }
  throw new Error(`The server ended before it was ready:\n${errors()}`)
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}
