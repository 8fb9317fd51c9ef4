import type { Environment } from '../environment/environment.ts'
import { SandboxMemory } from '../sandbox/memory.ts'
import type { SandboxProcess } from '../sandbox/sandbox-process.ts'

const intervalInMillis = 50
const megabyte = 1_048_576

/**
 * Looks at environments that have been busy for a while, and ends those that hold more memory than they may; on Linux, where the system tells. Between two looks
 * a process can take more: the limit is enforced, not guaranteed.
 */
export function watchMemory(environments: () => Iterable<Environment>, monotonic: () => number): () => void {
  if (process.platform !== 'linux') return () => undefined
  const memories = new WeakMap<SandboxProcess, SandboxMemory>()
  const memoryOf = (process: SandboxProcess): number => {
    const memory = memories.get(process) ?? new SandboxMemory(process.pid)
    memories.set(process, memory)
    return memory.look()
  }
  const timer = setInterval(() => {
    const longAgo = monotonic() - intervalInMillis
    for (const environment of environments()) {
      const { process, busySince } = environment
      if (!process || busySince === undefined || busySince > longAgo) continue
      if (memoryOf(process) > environment.version.memorySizeInMegabytes * megabyte) environment.killForMemory()
    }
  }, intervalInMillis)
  timer.unref()
  return () => clearInterval(timer)
}
