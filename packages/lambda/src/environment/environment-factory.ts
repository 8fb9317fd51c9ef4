import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readRuntime, type FunctionArchive, type FunctionVersion } from '@fourbox/domain'
import type { ArchiveStore } from '../archive/archive-store.ts'
import type { FunctionsSettings } from '../functions.ts'
import { EnvironmentLog } from '../logs/environment-log.ts'
import type { InitFacts } from '../logs/platform-lines.ts'
import { Interpreters } from '../runtimes/interpreters.ts'
import { launchCommand, runtimesFolder, type HostFolders } from '../runtimes/launch-command.ts'
import { RuntimeApi } from '../runtimes/runtime-api.ts'
import type { RuntimeListener } from '../runtimes/runtime-connection.ts'
import { runtimeVersionOf } from '../runtimes/runtime-version.ts'
import { SocketConnection } from '../runtimes/socket-connection.ts'
import { functionProcess, peakMemory } from '../sandbox/memory.ts'
import type { SandboxProcess } from '../sandbox/sandbox-process.ts'
import { layFiles } from '../sandbox/lay-files.ts'
import type { Sandboxes } from '../sandbox/sandboxes.ts'
import type { Spare, SpareProcesses } from '../sandbox/spare-processes.ts'
import { Environment } from './environment.ts'
import type { StartedRuntime } from './process-life.ts'
import { awsPlaces, newCredentials, variablesOf, type FunctionPlaces, type InitializationType } from './variables.ts'

export interface FactoryParts {
  readonly settings: FunctionsSettings
  readonly archives: ArchiveStore
  readonly sandboxes: Sandboxes
  readonly spares: SpareProcesses
  readonly now: () => number
  readonly monotonic: () => number
}

/**
 * Each invocation sets `_X_AMZN_TRACE_ID`, as AWS's runtimes do, and C's library keeps every value that a variable has had, some 205 bytes: after so many that is
 * an eighth of the function's memory.
 */
const invocationsPerMegabyte = 640

/** Makes environments: their folders, their variables, and what starts their processes. */
export class EnvironmentFactory {
  readonly #parts: FactoryParts
  readonly #interpreters = new Interpreters()

  constructor(parts: FactoryParts) {
    this.#parts = parts
  }

  make(version: FunctionVersion, initializationType: InitializationType): Environment {
    const { settings, now, monotonic } = this.#parts
    const init = { logStream: logStreamOf(version, now()), initializationType }
    const log = new EnvironmentLog(version, init, settings.logs)
    const place = new Place(join(settings.folder, 'environments', randomUUID()), version, this.#parts, this.#interpreters, init)
    return new Environment({
      version,
      log,
      facts: runtimeVersionOf(version.runtime, settings.region),
      now,
      monotonic,
      start: (listener, note) => place.start(listener, note),
      memoryUsed,
      release: () => place.release(),
      mostInvocations: version.memorySizeInMegabytes * (settings.invocationsPerMegabyte ?? invocationsPerMegabyte),
    })
  }
}

/** `2026/11/28/[$LATEST]32 hex digits`; with a group of its own the function's name stands before the version. */
function logStreamOf({ name, version, logging }: FunctionVersion, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/')
  const owner = logging.group === `/aws/lambda/${name}` ? '' : name
  return `${day}/${owner}[${version}]${randomBytes(16).toString('hex')}`
}

/** Variables that a process reads at its very start: with these a spare one will not do. */
const readAtStart =
  /^(NODE_OPTIONS|NODE_EXTRA_CA_CERTS|NODE_V8_COVERAGE|NODE_ICU_DATA|NODE_PENDING_|NODE_USE_|SSL_CERT_|OPENSSL_|LD_|MALLOC_|GLIBC_|AWS_LAMBDA_EXEC_WRAPPER$)/
/** What AWS says; our own bootstrap has its socket and asks nobody there. */
const noRuntimeApi = '127.0.0.1:9001'

function memoryUsed({ pid: holder }: SandboxProcess): number {
  const pid = functionProcess(holder)
  return Math.ceil(((pid === undefined ? undefined : peakMemory(pid)) ?? 0) / 1_048_576)
}

/** One environment's place on the disk and among the users, and how its process is started there, again and again. */
class Place {
  readonly #folder: string
  readonly #version: FunctionVersion
  readonly #parts: FactoryParts
  readonly #interpreters: Interpreters
  readonly #init: InitFacts
  readonly #credentials = newCredentials()
  #userId: number | undefined
  #spareFolder: string | undefined

  constructor(folder: string, version: FunctionVersion, parts: FactoryParts, interpreters: Interpreters, init: InitFacts) {
    this.#folder = folder
    this.#version = version
    this.#parts = parts
    this.#interpreters = interpreters
    this.#init = init
  }

  get #tmp(): string {
    return join(this.#spareFolder ?? this.#folder, 'tmp')
  }

  async start(listener: RuntimeListener, note: (text: string) => void): Promise<StartedRuntime> {
    const host = { task: await this.#codeFolder(), opt: await this.#layersFolder() }
    const isNew = this.#userId === undefined
    const spare = isNew ? await this.#takeSpare(host) : undefined
    this.#userId ??= spare?.userId ?? ownerOf(host.task) ?? this.#parts.sandboxes.newUserId()
    if (spare) return this.#adopt(spare, host, listener, note)
    await this.#parts.sandboxes.makeWritable(this.#tmp, this.#userId)
    return this.#launch(host, listener, note)
  }

  async release(): Promise<void> {
    for (const folder of [this.#folder, this.#spareFolder]) if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  }

  /** A spare process with the function's files; undefined where none will do. */
  async #takeSpare({ task, opt }: HostFolders): Promise<Spare | undefined> {
    const { settings, spares } = this.#parts
    const { runtime, environment, memorySizeInMegabytes, ephemeralStorageInMegabytes } = this.#version
    const { language, languageVersion } = readRuntime(runtime) ?? {}
    if (language !== 'nodejs' || settings.nodeRuntimeApi || Object.keys(environment).some((name) => readAtStart.test(name)) || ownerOf(task) !== undefined)
      return undefined
    const spare = await spares.take(await this.#interpreters.node(Number(languageVersion)), memorySizeInMegabytes, ephemeralStorageInMegabytes)
    if (!spare) return undefined
    const isLaid = !spare.process.hasEnded && layFiles(task, join(spare.folder, 'task')) && (opt === undefined || layFiles(opt, join(spare.folder, 'opt')))
    if (isLaid) return spare
    spares.giveUp(spare)
    return undefined
  }

  async #adopt({ process, folder }: Spare, host: HostFolders, listener: RuntimeListener, note: (text: string) => void): Promise<StartedRuntime> {
    this.#spareFolder = folder
    const command = await launchCommand(this.#version, host, awsPlaces, { interpreters: this.#interpreters, inNamespace: true, nodeRuntimeApi: false })
    if (command.note !== undefined) note(command.note)
    const connection = new SocketConnection(process.channel, listener)
    connection.start(this.#variables(awsPlaces, noRuntimeApi))
    return { process, connection }
  }

  async #launch(host: HostFolders, listener: RuntimeListener, note: (text: string) => void): Promise<StartedRuntime> {
    const { settings, sandboxes } = this.#parts
    const inNamespace = sandboxes.isolation !== 'none'
    const empty = join(this.#folder, 'opt')
    if (!inNamespace) await mkdir(empty, { recursive: true })
    const places: FunctionPlaces = inNamespace ? awsPlaces : { task: host.task, opt: host.opt ?? empty, tmp: this.#tmp, runtime: this.#runtimeFolder() }
    const command = await launchCommand(this.#version, host, places, { interpreters: this.#interpreters, inNamespace, nodeRuntimeApi: settings.nodeRuntimeApi })
    if (command.note !== undefined) note(command.note)
    const api = command.speaks === 'runtime-api' ? await RuntimeApi.open(listener) : undefined
    const process = await sandboxes.start({
      folder: this.#folder,
      command: { arguments: command.arguments, variables: this.#variables(places, api?.address ?? noRuntimeApi), workingFolder: places.task },
      mounts: [...command.mounts, ...this.#ownMounts(host)],
      userId: this.#userId ?? sandboxes.newUserId(),
      largestFileInMegabytes: this.#version.ephemeralStorageInMegabytes,
    })
    if (api) return { process, connection: api }
    const connection = new SocketConnection(process.channel, listener)
    connection.start()
    return { process, connection }
  }

  #ownMounts({ task, opt }: HostFolders) {
    return [{ from: task, to: '/var/task' }, ...(opt === undefined ? [] : [{ from: opt, to: '/opt' }]), { from: this.#tmp, to: '/tmp', writable: true }]
  }

  #runtimeFolder(): string {
    const language = readRuntime(this.#version.runtime)?.language
    return join(runtimesFolder, language === 'python' ? 'python' : 'nodejs')
  }

  #variables(places: FunctionPlaces, runtimeApi: string) {
    const { region, endpoint } = this.#parts.settings
    return variablesOf(this.#version, { region, endpoint, ...this.#init, runtimeApi, credentials: this.#credentials, places })
  }

  #codeFolder(): Promise<string> {
    const { code } = this.#version
    return code.type === 'folder' ? Promise.resolve(code.path) : this.#parts.archives.folderOf(code.sha256)
  }

  /** What the layers are together: the later ones over the earlier. Made once for each list. */
  async #layersFolder(): Promise<string | undefined> {
    const { layers } = this.#version
    const [only] = layers
    if (!only) return undefined
    if (layers.length === 1) return this.#parts.archives.folderOf(only.sha256)
    const folder = join(this.#parts.settings.folder, 'layers', nameOf(layers))
    if (existsSync(folder)) return folder
    const building = `${folder}.${randomUUID()}`
    for (const { sha256 } of layers) await cp(await this.#parts.archives.folderOf(sha256), building, { recursive: true, force: true, verbatimSymlinks: true })
    await rename(building, folder).catch(() => rm(building, { recursive: true, force: true }))
    return folder
  }
}

function nameOf(layers: readonly FunctionArchive[]): string {
  return createHash('sha256')
    .update(layers.map(({ sha256 }) => sha256).join())
    .digest('hex')
}

/** Whose code it is, when nobody else may read it: then the function runs as its owner. */
function ownerOf(folder: string): number | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && (found.mode & 0o005) !== 0o005 ? found.uid : undefined
}
