import type { Isolation, ProcessLimitOption } from './isolation.ts'

/** What a sandbox runs, and with what. */
export interface SandboxCommand {
  readonly arguments: readonly string[]
  /** All of the process's environment. */
  readonly variables: Readonly<Record<string, string>>
  readonly workingFolder: string
}

export interface BootPlan {
  readonly isolation: Isolation
  readonly command: SandboxCommand
  /** The file for `mount -a -T`; absent without namespaces. */
  readonly mountTable?: string
  /** The template that becomes the root. */
  readonly root?: string
  /** With root: what the function runs as. */
  readonly userId: number
  readonly processLimitOption: ProcessLimitOption
  readonly largestFileInMegabytes: number
}

/** AWS's own limits of an environment. */
const mostProcesses = 1024
const mostOpenFiles = 1024

/**
 * The shell script that is the first process of a sandbox. Descriptors: 1 and 2 the log, 3 and 5 the function's channel, 4 ours.
 *
 *   mount everything, make the template the root, forget the old one
 *   start the function beside it, with limits and without rights; write `exit N` to 4 when it ends
 *   read 4 until it closes: then this process ends and the kernel ends whatever is left in the namespace
 *
 * Fourbox holds the other end of 4, so that its death, by `kill -9` too, is the sandbox's. Without namespaces the whole process group is killed instead.
 */
export function bootScript(plan: BootPlan): string {
  return plan.isolation === 'none' ? groupScript(plan) : namespaceScript(plan)
}

function namespaceScript({ command, mountTable = '', root = '', isolation, userId, ...limits }: BootPlan): string {
  const launch = launched(command, `${limitsOf(limits)}exec ${withoutRights(isolation, userId)}`)
  const forget = 'umount -l /.host || exit 1'
  // Only root may enter /.host: a function of another user may start while the old root is being let go.
  const steps = isolation === 'root' ? [launch, forget] : [forget, launch]
  return [
    `mount -a -T ${quoted(mountTable)} && cd ${quoted(root)} && pivot_root . .host && cd / || { echo 'failed mount' >&4; exit 1; }`,
    ...steps,
    'exec 3>&- 5>&- </dev/null',
    'while read -r line <&4; do :; done',
    '',
  ].join('\n')
}

function groupScript({ command, ...limits }: BootPlan): string {
  return [launched(command, `${limitsOf(limits)}exec`), 'exec 3>&- 5>&- </dev/null', 'while read -r line <&4; do :; done', 'kill -9 -$$', ''].join('\n')
}

/** By `exec` in a shell of its own: that its child was killed is told by the shell where its own errors go, and not in the function's log. */
function launched(command: SandboxCommand, preparation: string): string {
  return `(cd ${quoted(command.workingFolder)} 2>/dev/null; (${preparation} ${cleanly(command)} 2>&1 4>&-); echo "exit $?" >&4) &`
}

function limitsOf({ processLimitOption, largestFileInMegabytes }: Pick<BootPlan, 'processLimitOption' | 'largestFileInMegabytes'>): string {
  const processes = processLimitOption ? `ulimit ${processLimitOption} ${mostProcesses} 2>/dev/null; ` : ''
  return `ulimit -c 0; ulimit -n ${mostOpenFiles} 2>/dev/null; ${processes}ulimit -f ${largestFileInMegabytes * 2048}; `
}

function withoutRights(isolation: Isolation, userId: number): string {
  const identity = isolation === 'root' ? `--reuid=${userId} --regid=${userId} --clear-groups ` : ''
  return `setpriv ${identity}--bounding-set=-all --inh-caps=-all --no-new-privs`
}

/** By `env -i`: nothing that the shell knows reaches the function, and nothing that the function wants reaches the shell. */
function cleanly({ arguments: words, variables }: SandboxCommand): string {
  const settings = Object.entries(variables).map(([name, value]) => quoted(`${name}=${value}`))
  return ['env', '-i', ...settings, ...words.map(quoted)].join(' ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
