import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * How far this machine can keep functions apart:
 *
 *   root        Linux, Fourbox runs as root: namespaces of its own for each environment, and a user id without any right
 *   user        Linux, anybody else: the same inside a user namespace, where the system allows these
 *   none        elsewhere: a process group of its own and Node's permission model; variables point to the function's folders
 */
export type Isolation = 'root' | 'user' | 'none'

/** What the shell of this machine calls the limit of processes: `-p` in dash, `-u` in bash. */
export type ProcessLimitOption = '-p' | '-u' | undefined

export interface MachineIsolation {
  readonly isolation: Isolation
  readonly processLimitOption: ProcessLimitOption
  /** Why there are no namespaces, in the system's words. */
  readonly reason?: string
}

const run = promisify(execFile)

/** Tries it out: a namespace is made, `/proc` is mounted in it, rights are dropped. */
export async function findIsolation(): Promise<MachineIsolation> {
  const processLimitOption = await findProcessLimitOption()
  if (process.platform !== 'linux') return { isolation: 'none', processLimitOption, reason: `there are no namespaces on ${process.platform}` }
  const isolation = process.getuid?.() === 0 ? 'root' : 'user'
  const attempt = 'mount -t proc proc /proc && setpriv --bounding-set=-all --inh-caps=-all --no-new-privs true'
  try {
    await run('unshare', [...unshareOptions(isolation), 'sh', '-c', attempt])
    return { isolation, processLimitOption }
  } catch (error) {
    return { isolation: 'none', processLimitOption, reason: error instanceof Error ? error.message.trim() : String(error) }
  }
}

export function unshareOptions(isolation: 'root' | 'user'): readonly string[] {
  return [...(isolation === 'user' ? ['--user', '--map-root-user'] : []), '--mount', '--pid', '--fork', '--kill-child']
}

async function findProcessLimitOption(): Promise<ProcessLimitOption> {
  for (const option of ['-p', '-u'] as const) {
    try {
      const { stdout } = await run('sh', ['-c', `ulimit ${option}`])
      // In bash -p is the size of a pipe: 8, in blocks of 512 bytes.
      if (option === '-u' || stdout.trim() !== '8') return option
    } catch {
      // The shell does not know this one.
    }
  }
  return undefined
}
