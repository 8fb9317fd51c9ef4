import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { readRuntime, type FunctionVersion } from '@fourbox/domain'
import { platformError } from '../environment/error-payload.ts'
import { NotStarted } from '../environment/not-started.ts'
import type { FunctionPlaces } from '../environment/variables.ts'
import type { Mount } from '../sandbox/root-template.ts'
import type { Interpreter, Interpreters } from './interpreters.ts'

/** Folders of this machine that a function's places stand for. */
export interface HostFolders {
  readonly task: string
  readonly opt: string | undefined
}

/** How a function's runtime is started. */
export interface LaunchCommand {
  readonly arguments: readonly string[]
  /** What its program needs in its root. */
  readonly mounts: readonly Mount[]
  readonly speaks: 'socket' | 'runtime-api'
  /** What a person should know, such as that another version runs it. */
  readonly note?: string
}

export const runtimesFolder = import.meta.dirname

/** AWS gives Node's old space nine tenths of the memory. */
const oldSpaceShare = 0.9

/** @throws NotStarted when nothing on this machine can run it */
export async function launchCommand(version: FunctionVersion, host: HostFolders, places: FunctionPlaces, parts: LaunchParts): Promise<LaunchCommand> {
  const command = await commandFor(version, host, places, parts)
  const wrapper = version.environment.AWS_LAMBDA_EXEC_WRAPPER
  if (wrapper === undefined || wrapper === '' || readRuntime(version.runtime)?.language === 'provided') return command
  return { ...command, arguments: [atPlaces(wrapper, places), ...command.arguments] }
}

export interface LaunchParts {
  readonly interpreters: Interpreters
  readonly inNamespace: boolean
  readonly nodeRuntimeApi: boolean
}

async function commandFor(version: FunctionVersion, host: HostFolders, places: FunctionPlaces, parts: LaunchParts): Promise<LaunchCommand> {
  const runtime = readRuntime(version.runtime)
  if (!runtime) throw missing(version.runtime, 'Fourbox knows no such runtime')
  if (runtime.language === 'nodejs') {
    const node = await parts.interpreters.node(Number(runtime.languageVersion))
    return { ...nodeCommand(node, version.memorySizeInMegabytes, places, parts), ...noteOn(version.runtime, 'Node.js', node.version, runtime.languageVersion) }
  }
  if (runtime.language === 'python') {
    const python = await parts.interpreters.python(runtime.languageVersion)
    if (!python)
      throw missing(
        version.runtime,
        'there is no Python 3 on the PATH of this machine. Install python3, or send functions of other runtimes elsewhere with AWS_ENDPOINT_URL_LAMBDA',
      )
    return { ...pythonCommand(python, parts.inNamespace), ...noteOn(version.runtime, 'Python', python.version, runtime.languageVersion) }
  }
  if (runtime.language === 'provided') return executable(['bootstrap'], host, places)
  if (runtime.language === 'go') return executable([version.handler], { ...host, opt: undefined }, places)
  throw missing(
    version.runtime,
    `Fourbox runs Node.js, Python and custom runtimes; bring a bootstrap with provided.al2023, or send this function elsewhere with AWS_ENDPOINT_URL_LAMBDA`,
  )
}

export function nodeCommand(
  node: Interpreter,
  memorySizeInMegabytes: number,
  places: FunctionPlaces,
  { inNamespace, nodeRuntimeApi }: Omit<LaunchParts, 'interpreters'>,
): LaunchCommand {
  const flags = [`--max-old-space-size=${Math.floor(memorySizeInMegabytes * oldSpaceShare)}`, '--max-semi-space-size=6']
  const bootstrap = inNamespace ? '/var/runtime/boot.cjs' : join(runtimesFolder, 'nodejs/boot.cjs')
  return {
    arguments: [
      inNamespace ? '/var/lang/bin/node' : node.executable,
      ...flags,
      ...(inNamespace ? [] : permissions(node, places)),
      bootstrap,
      ...(nodeRuntimeApi ? ['runtime-api'] : []),
    ],
    mounts: [
      { from: node.executable, to: '/var/lang/bin/node' },
      { from: join(runtimesFolder, 'nodejs'), to: '/var/runtime' },
    ],
    speaks: nodeRuntimeApi ? 'runtime-api' : 'socket',
  }
}

/** Without namespaces Node itself keeps a function to its folders; programs that the function starts are not bound by it. */
function permissions({ version }: Interpreter, { task, opt, tmp }: FunctionPlaces): readonly string[] {
  const major = Number(version.split('.')[0])
  if (major < 24) return []
  const readable = [task, opt, tmp, join(runtimesFolder, 'nodejs')]
  return [
    '--permission',
    ...readable.map((folder) => `--allow-fs-read=${folder}`),
    `--allow-fs-write=${tmp}`,
    '--allow-child-process',
    '--allow-worker',
    '--allow-addons',
    '--allow-wasi',
    ...(major >= 25 ? ['--allow-net'] : []),
  ]
}

function pythonCommand({ executable, prefix }: Interpreter, inNamespace: boolean): LaunchCommand {
  // As on AWS: a Python that is no part of the system lies in /var/lang, and its own files are named so in stack traces.
  const isMovable = inNamespace && prefix !== undefined && executable.startsWith(`${prefix}/`)
  return {
    arguments: [
      isMovable ? `/var/lang${executable.slice(prefix.length)}` : executable,
      '-u',
      inNamespace ? '/var/runtime/bootstrap.py' : join(runtimesFolder, 'python/bootstrap.py'),
    ],
    mounts: [
      ...(prefix === undefined ? [] : [{ from: prefix, to: isMovable ? '/var/lang' : prefix }]),
      { from: join(runtimesFolder, 'python'), to: '/var/runtime' },
    ],
    speaks: 'runtime-api',
  }
}

/** A program of the function's own, from its code or a layer. */
function executable(names: readonly string[], host: HostFolders, places: FunctionPlaces): LaunchCommand {
  const candidates = names.flatMap((name) => [
    { place: `${places.task}/${name}`, shown: `/var/task/${name}`, file: join(host.task, name) },
    ...(name === 'bootstrap'
      ? [{ place: `${places.opt}/${name}`, shown: `/opt/${name}`, file: host.opt === undefined ? undefined : join(host.opt, name) }]
      : []),
  ])
  const found = candidates.find(({ file }) => file !== undefined && isExecutable(file))
  if (!found)
    throw new NotStarted((requestId) =>
      platformError.noEntrypoint(
        requestId,
        candidates.map(({ shown }) => shown),
      ),
    )
  return { arguments: [found.place], mounts: [], speaks: 'runtime-api' }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function missing(runtime: string, reason: string): NotStarted {
  return new NotStarted((requestId) => platformError.notStarted(requestId, `${runtime} cannot run here: ${reason}.`))
}

function noteOn(runtime: string, language: string, found: string, wanted: string): { readonly note?: string } {
  if (found === wanted || found.startsWith(`${wanted}.`)) return {}
  return { note: `${runtime} runs on ${language} ${found}, the nearest on this machine.` }
}

/** A wrapper is named by AWS's paths; without namespaces these are folders elsewhere. */
function atPlaces(path: string, { task, opt }: FunctionPlaces): string {
  for (const [prefix, place] of [
    ['/var/task/', task],
    ['/opt/', opt],
  ] as const)
    if (path.startsWith(prefix)) return `${place}/${path.slice(prefix.length)}`
  return path
}
