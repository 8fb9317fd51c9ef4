import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { Duplex, type Readable } from 'node:stream'
import { unshareOptions, type Isolation } from './isolation.ts'

/** How a function's process ended: by itself, or by a signal of this name in the words of AWS (`killed`, `segmentation fault`). */
export type ProcessEnd = { readonly exitCode: number } | { readonly signal: string }

const longestComplaint = 1000

/**
 * What leads to a function and back: its descriptors 3 and 5. Two sockets, since Linux wakes whoever blocks in a read of a Unix socket also when the other
 * end has read what he wrote: a function was woken twice for each invocation, which was an eighth of the CPU of a call by an API.
 */
export interface SandboxChannel {
  readonly toFunction: Duplex
  readonly fromFunction: Duplex
}

/** A sandbox that runs: the process that holds it, and what leads in and out. */
export class SandboxProcess {
  /** Standard output and error of everything in it. */
  readonly log: Readable
  readonly channel: SandboxChannel
  /** Resolves when the function has ended; the sandbox is gone then. */
  readonly ended: Promise<ProcessEnd>
  /** Resolves when everything of it is gone and closed. */
  readonly closed: Promise<void>
  readonly #child: ChildProcess
  readonly #control: Duplex
  readonly #isGroup: boolean
  #end: ProcessEnd | undefined
  #complaint = ''

  constructor(isolation: Isolation, script: string) {
    this.#isGroup = isolation === 'none'
    const [command, ...words] = isolation === 'none' ? ['sh', script] : ['unshare', ...unshareOptions(isolation), 'sh', script]
    this.#child = spawn(command ?? 'sh', words, {
      cwd: '/',
      // The function's own environment stands in the script; this one is for `mount` and its kind.
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      // A group of its own, so that it can be killed as one.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    })
    this.log = readableAt(this.#child, 1)
    this.channel = { toFunction: duplexAt(this.#child, 3), fromFunction: duplexAt(this.#child, 5) }
    this.#control = duplexAt(this.#child, 4)
    const ended = Promise.withResolvers<ProcessEnd>()
    const closed = Promise.withResolvers<void>()
    this.ended = ended.promise
    this.closed = closed.promise
    this.#listen(ended)
    this.#child.on('close', () => closed.resolve())
  }

  /** The process that holds the sandbox: the function is among its descendants. */
  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** What the sandbox itself had to say, such as why nothing could be mounted. */
  get complaint(): string {
    return this.#complaint.trim()
  }

  /** Ends it with everything that runs in it. */
  kill(): void {
    this.#end ??= { signal: 'killed' }
    if (this.#isGroup && this.#child.pid !== undefined) killGroup(this.#child.pid)
    else this.#child.kill('SIGKILL')
    this.#control.destroy()
  }

  /** Whether it has ended already. */
  get hasEnded(): boolean {
    return this.#end !== undefined
  }

  /** Nothing of it keeps Fourbox awake. */
  unref(): void {
    this.#child.unref()
    for (const stream of this.#child.stdio) if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
  }

  #listen(ended: PromiseWithResolvers<ProcessEnd>): void {
    const settle = (end: ProcessEnd) => {
      this.#end ??= end
      ended.resolve(this.#end)
      this.kill()
    }
    let said = ''
    this.#control.on('data', (piece: Buffer) => {
      said += piece.toString('latin1')
      for (let end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
        const [word, value] = said.slice(0, end).split(' ')
        said = said.slice(end + 1)
        // Behind what the function has written before, which this turn may not have read yet.
        if (word === 'exit') setImmediate(settle, endOf(Number(value)))
        else if (word === 'failed') settle({ exitCode: 1 })
      }
    })
    readableAt(this.#child, 2).on('data', (piece: Buffer) => {
      if (this.#complaint.length < longestComplaint) this.#complaint += piece.toString()
    })
    this.#control.on('error', () => undefined)
    for (const socket of Object.values(this.channel)) socket.on('error', () => undefined)
    this.#child.on('error', () => settle({ exitCode: 127 }))
    this.#child.on('exit', (code, signal) => settle(signal ? { signal: signalName(signal) } : { exitCode: code ?? 0 }))
  }
}

/** A shell says 128 + N for signal N; Node's own 128 and 129 are none. */
const signals = new Map([
  [132, 'illegal instruction'],
  [133, 'trace/breakpoint trap'],
  [134, 'aborted'],
  [135, 'bus error'],
  [136, 'floating point exception'],
  [137, 'killed'],
  [139, 'segmentation fault'],
  [143, 'terminated'],
  [152, 'CPU time limit exceeded'],
  [153, 'file size limit exceeded'],
])

function endOf(status: number): ProcessEnd {
  const signal = signals.get(status)
  return signal ? { signal } : { exitCode: status }
}

function signalName(signal: NodeJS.Signals): string {
  const names: Partial<Record<NodeJS.Signals, string>> = { SIGKILL: 'killed', SIGTERM: 'terminated', SIGSEGV: 'segmentation fault', SIGABRT: 'aborted' }
  return names[signal] ?? signal
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has gone.
  }
}

function duplexAt(child: ChildProcess, at: 3 | 4 | 5): Duplex {
  // Node's types know five of them.
  const streams: readonly unknown[] = child.stdio
  const stream = streams[at]
  if (!(stream instanceof Duplex)) throw new Error('A pipe is missing')
  return stream
}

function readableAt(child: ChildProcess, at: 1 | 2): Readable {
  const stream = child.stdio[at]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node's own pipes of a child are sockets
  return stream as unknown as Socket
}
