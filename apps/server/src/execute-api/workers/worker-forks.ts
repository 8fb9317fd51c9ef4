import type { StdioOptions } from 'node:child_process'
import cluster, { type Worker } from 'node:cluster'
import { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { callDescriptor } from '../functions/call-channel.ts'

/** Where Node keeps what it made of our sources: a fallen worker is back in half the time. */
const compileCache = fileURLToPath(new URL('../../../../../node_modules/.cache/fourbox', import.meta.url))

/** Calls of functions have a socket of their own, at `callDescriptor`. */
const stdio = ['inherit', 'inherit', 'inherit', 'ipc', 'pipe'] satisfies StdioOptions

/** Those that nobody has taken yet. */
const ahead: Worker[] = []

/** Starts processes of workers: they load while the control plane does, and wait for what `takeFork` hands on. */
export function forkAhead(workers: number): void {
  for (let n = 0; n < workers; n++) ahead.push(fork())
}

/** Ends those that were started ahead and that nobody has taken. */
export function endForksAhead(): void {
  for (const worker of ahead.splice(0)) worker.process.kill('SIGKILL')
}

/** One that was started ahead, or a new one. */
export function takeFork(): Worker {
  const taken = ahead.shift()
  return taken && !taken.isDead() ? taken : fork()
}

/** What its calls of functions come over. */
export function callSocketOf({ process }: Worker): Duplex {
  const socket = process.stdio[callDescriptor]
  if (!(socket instanceof Duplex)) throw new Error('The socket of a worker is missing')
  return socket
}

function fork(): Worker {
  // Each worker accepts from the shared socket by itself: no request passes through the control plane. Node takes this over in `setupPrimary`.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: fileURLToPath(new URL('worker.ts', import.meta.url)), args: [], serialization: 'advanced', stdio })
  return cluster.fork({ NODE_COMPILE_CACHE: compileCache })
}
