import { accessLogGroup, deploymentKey, stageKey, type Stage } from '@fourbox/domain'
import { compileApi, compileStage, type CompiledApi, type CompiledStage, type EngineSettings, type LimiterPort } from '@fourbox/engine'
import type { ReadDocuments } from '@fourbox/store'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** A stage as it is served. */
export interface LiveStage {
  readonly compiled: CompiledStage
  readonly stage: Stage
  readonly apiName: string
  /** Where access logs go; undefined where they are off. */
  readonly accessLogGroup: string | undefined
  /** From the deployed snapshot: switching the default host off acts with the next deployment. */
  readonly disableExecuteApiEndpoint: boolean
}

export interface LiveStagesParts {
  readonly documents: ReadDocuments
  readonly settings: EngineSettings
  readonly limiter: LimiterPort
  readonly accountThrottle: () => Promise<CompiledStageThrottle>
}
type CompiledStageThrottle = Parameters<typeof compileStage>[0]['accountThrottle']

interface LiveDeployment {
  readonly compiled: CompiledApi
  readonly apiName: string
  readonly disableExecuteApiEndpoint: boolean
}

/**
 * Stages in memory, compiled at their first call or when they change, and swapped in whole: the old one finishes its
 * calls. Deployments never change, so what is compiled of them is kept as long as a live stage points to it.
 */
export class LiveStages {
  readonly #parts: LiveStagesParts
  /** By API and name: a joined key would have to be made for every call. */
  readonly #live = new Map<string, Map<string, LiveStage>>()
  /** The last load of each stage that is under way; a newer one waits for it. */
  readonly #loading = new Map<string, Promise<LiveStage | undefined>>()
  /** The keys of those whose calls somebody looks at as they come. */
  #watched: ReadonlySet<string> = new Set()
  readonly #deployments = new Map<string, Promise<LiveDeployment | undefined>>()

  constructor(parts: LiveStagesParts) {
    this.#parts = parts
  }

  /** The stage if it is in memory: the way of nearly every call. */
  peek(restApiId: string, stageName: string): LiveStage | undefined {
    return this.#live.get(restApiId)?.get(stageName)
  }

  /** The stage, loaded when it is not in memory yet; undefined when there is none. */
  find(restApiId: string, stageName: string): Promise<LiveStage | undefined> {
    const key = stageKey(restApiId, stageName)
    return this.#loading.get(key) ?? this.refresh(key)
  }

  /** Takes over what the store says of a stage now; resolves when it is served. */
  refresh(key: string): Promise<LiveStage | undefined> {
    const before = this.#loading.get(key)
    const loading = (before ? before.catch(() => undefined) : Promise.resolve()).then(() => this.#load(key))
    this.#loading.set(key, loading)
    const done = () => {
      if (this.#loading.get(key) === loading) this.#loading.delete(key)
      this.#forgetUnused()
    }
    loading.then(done, done)
    return loading
  }

  /** From now on the calls of just these stages are traced whatever their settings say; resolves when it acts. */
  async watch(keys: readonly string[]): Promise<void> {
    const before = this.#watched
    this.#watched = new Set(keys)
    await Promise.all([...this.#watched.symmetricDifference(before)].map((key) => this.refresh(key)))
  }

  /** Binds all live stages anew, for a change that concerns every one. */
  async refreshAll(): Promise<void> {
    const live = [...this.#all()].map(({ stage }) => stageKey(stage.restApiId, stage.stageName))
    // What is being loaded may have been read before the change.
    await Promise.all([...new Set([...live, ...this.#loading.keys()])].map((key) => this.refresh(key)))
  }

  async #load(key: string): Promise<LiveStage | undefined> {
    const live = await this.#compile(key)
    const slash = key.indexOf('/')
    const [restApiId, stageName] = [key.slice(0, slash), key.slice(slash + 1)]
    const stages = this.#live.get(restApiId) ?? new Map<string, LiveStage>()
    if (live) stages.set(stageName, live)
    else stages.delete(stageName)
    if (stages.size > 0) this.#live.set(restApiId, stages)
    else this.#live.delete(restApiId)
    return live
  }

  *#all(): Generator<LiveStage> {
    for (const stages of this.#live.values()) yield* stages.values()
  }

  async #compile(key: string): Promise<LiveStage | undefined> {
    const { documents, limiter, accountThrottle } = this.#parts
    const stage = await documents.get('stage', key)
    const production = stage && (await this.#deployment(deploymentKey(stage.restApiId, stage.deploymentId)))
    if (!stage || !production) return undefined
    const canary = stage.canarySettings && (await this.#deployment(deploymentKey(stage.restApiId, stage.canarySettings.deploymentId)))
    const compiled = compileStage(
      {
        stage,
        production: production.compiled,
        canary: canary?.compiled,
        accountThrottle: await accountThrottle(),
        isWatched: this.#watched.has(key),
      },
      { limiter },
    )
    const destination = stage.accessLogSettings?.destinationArn
    return {
      compiled,
      stage,
      apiName: production.apiName,
      accessLogGroup: destination === undefined ? undefined : accessLogGroup(destination),
      disableExecuteApiEndpoint: production.disableExecuteApiEndpoint,
    }
  }

  #deployment(key: string): Promise<LiveDeployment | undefined> {
    const known = this.#deployments.get(key)
    if (known) return known
    const compiling = this.#compileDeployment(key)
    this.#deployments.set(key, compiling)
    // What could not be compiled is tried again at the next call.
    compiling.catch(() => this.#deployments.delete(key))
    return compiling
  }

  async #compileDeployment(key: string): Promise<LiveDeployment | undefined> {
    const deployment = await this.#parts.documents.get('deployment', key)
    if (!deployment) return undefined
    const { name, disableExecuteApiEndpoint } = deployment.snapshot
    const compiled = await compileApi(deployment.snapshot, deployment.id, this.#parts.settings, givingWay())
    return { compiled, apiName: name, disableExecuteApiEndpoint }
  }

  #forgetUnused(): void {
    if (this.#loading.size > 0) return
    const used = new Set<string>()
    for (const { stage } of this.#all()) {
      used.add(deploymentKey(stage.restApiId, stage.deploymentId))
      if (stage.canarySettings) used.add(deploymentKey(stage.restApiId, stage.canarySettings.deploymentId))
    }
    for (const key of this.#deployments.keys()) if (!used.has(key)) this.#deployments.delete(key)
  }
}

const longestSliceInMillis = 1

/** A pause between slices of a compilation: gives way to live calls once it has kept them waiting, since a turn of the loop costs more than most methods. */
function givingWay(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestSliceInMillis) return
    await nextTurn()
    since = performance.now()
  }
}
