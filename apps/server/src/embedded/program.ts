import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { CommandResult } from './running-fourbox.ts'

const program = fileURLToPath(new URL('../command-line/fourbox.ts', import.meta.url))

type Variables = Readonly<Record<string, string | undefined>>

/** Runs a command to its end. */
export async function runProgram(arguments_: readonly string[], variables: Variables): Promise<CommandResult> {
  const child = spawn(process.execPath, [program, ...arguments_], { stdio: ['ignore', 'pipe', 'pipe'], env: variables })
  const output = textOf(child.stdout)
  const errors = textOf(child.stderr)
  // `close` comes behind the last byte, and `code` is null for one that was killed.
  const [code] = await once(child, 'close')
  return { exitCode: typeof code === 'number' ? code : 1, output: output(), errors: errors() }
}

export interface ServerProcess {
  readonly controlOrigin: string
  readonly executeOrigin: string
  readonly errors: () => string
  /** Ctrl-C; resolves when it has ended. */
  readonly end: () => Promise<void>
}

/**
 * Starts a server; resolves once it says that it is ready, and rejects with what it said when it ends before. It ends with this process,
 * however this one ends, and keeps it from ending no longer than a start takes.
 */
export async function startServerProcess(arguments_: readonly string[], variables: Variables): Promise<ServerProcess> {
  // The channel is closed by the system when this process is no more.
  const child = spawn(process.execPath, [program, 'start', '--json', ...arguments_], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: variables })
  const errors = textOf(child.stderr)
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()))
  const { controlOrigin, executeOrigin } = await addresses(child, ended, errors)
  letGo(child)
  return {
    controlOrigin,
    executeOrigin,
    errors,
    end: async () => {
      child.ref()
      child.kill('SIGINT')
      await ended
    },
  }
}

interface Addresses {
  readonly controlOrigin: string
  readonly executeOrigin: string
}

async function addresses(child: ChildProcess, ended: Promise<void>, errors: () => string): Promise<Addresses> {
  if (child.stdout)
    for await (const line of createInterface(child.stdout)) {
      const told: Addresses = JSON.parse(line)
      return told
    }
  await ended
  throw new Error(`Fourbox did not start.\n${errors()}`)
}

/** A test run that forgets to stop its server ends all the same. */
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  for (const stream of [child.stdout, child.stderr]) if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  return () => text
}
