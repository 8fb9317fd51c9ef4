import { own, parseLayerArn } from '@fourbox/domain'

import { isSupportedType } from '../resource-types/resource-types.ts'
import type { TemplateFault } from '../template-error.ts'
import type { DeclaredResource } from './declared-resource.ts'
import type { Assets } from './find-assets.ts'
import { belongings, judgeProperties, mayBelongToOthers, reasonAgainst } from './judge-resource.ts'
import { awaitedBy, isPlannedList, type PlannedObject, type PlannedValue } from './planned-value.ts'
import type { LeftOut, PlannedResource } from './stack-plan.ts'
import type { ReadingContext, StackReading } from './stack-reading.ts'

/** What one pass over a stack has found. */
export interface PlannedResources {
  readonly resources: readonly PlannedResource[]
  /** For each resource, what left-out ones between it and them would have waited for. */
  readonly throughLeftOut: ReadonlyMap<string, ReadonlySet<string>>
  readonly leftOut: readonly LeftOut[]
  /** Resources that cannot be made without what is left out, with the reason: the pass has to be made again without them. */
  readonly alsoLeftOut: ReadonlyMap<string, string>
  readonly faults: readonly TemplateFault[]
  readonly warnings: readonly TemplateFault[]
}

/** CDK's own trace in a template: nobody misses it. */
const ignored: ReadonlySet<string> = new Set(['AWS::CDK::Metadata'])

/** Goes over the resources of a stack and of those nested in it. */
export function planResources(reading: StackReading, context: ReadingContext, assets: Assets): PlannedResources {
  return new Pass(context, assets).over(reading)
}

/** A resource of the stack or of one nested in it. */
interface Spot {
  readonly reading: StackReading
  readonly declared: DeclaredResource
}

class Pass {
  readonly #context: ReadingContext
  readonly #assets: Assets
  readonly #resources: PlannedResource[] = []
  readonly #spots = new Map<string, Spot>()
  readonly #leftOut = new Map<string, string>()
  readonly #neededBy = new Map<string, Set<string>>()
  readonly #alsoLeftOut = new Map<string, string>()
  readonly #faults: TemplateFault[] = []
  readonly #warnings: TemplateFault[] = []
  readonly #throughLeftOut = new Map<string, Set<string>>()
  readonly #waitedBehind = new Map<string, ReadonlySet<string>>()

  constructor(context: ReadingContext, assets: Assets) {
    this.#context = context
    this.#assets = assets
  }

  over(reading: StackReading): PlannedResources {
    this.#index(reading)
    this.#visit(reading)
    const leftOut = [...this.#leftOut].flatMap(([logicalId, why]) => {
      const spot = this.#spots.get(logicalId)
      return spot
        ? [{ logicalId, type: spot.declared.type, ...spot.reading.placeOf(spot.declared), why, neededBy: [...(this.#neededBy.get(logicalId) ?? [])] }]
        : []
    })
    return {
      resources: this.#resources,
      throughLeftOut: this.#throughLeftOut,
      leftOut,
      alsoLeftOut: this.#alsoLeftOut,
      faults: this.#faults,
      warnings: this.#warnings,
    }
  }

  #index(reading: StackReading): void {
    for (const declared of reading.declared.values()) {
      this.#spots.set(reading.prefix + declared.logicalId, { reading, declared })
      const child = reading.isMade(declared) ? reading.child(declared.logicalId) : undefined
      if (child) this.#index(child)
    }
  }

  #visit(reading: StackReading): void {
    for (const declared of reading.declared.values()) {
      if (!reading.isMade(declared) || ignored.has(declared.type)) continue
      const child = reading.child(declared.logicalId)
      if (child) this.#visit(child)
      else this.#take(reading, declared)
    }
    this.#faults.push(...reading.formFaults, ...reading.scope.faults)
    this.#warnings.push(...reading.scope.warnings)
  }

  #take(reading: StackReading, declared: DeclaredResource): void {
    const logicalId = reading.prefix + declared.logicalId
    const { type } = declared
    const why = isSupportedType(type) ? this.#context.leftOut.get(logicalId) : reasonAgainst(type)
    if (why !== undefined || !isSupportedType(type)) {
      const asset = this.#assets.get(logicalId)
      if (asset?.kind === 'missing' && asset.isFault) reading.scope.fault(declared.where, asset.why)
      this.#leftOut.set(logicalId, why ?? '')
      return
    }
    const { result, touched } = this.#watch(() => reading.properties(declared))
    for (const id of touched) this.#needed(id, logicalId)
    const cause = this.#causeToLeaveOut(reading, declared)
    if (cause !== undefined) this.#alsoLeftOut.set(logicalId, cause)
    const asset = this.#assets.get(logicalId)
    const properties = this.#withoutMissingLayers(reading, declared, result)
    judgeProperties(reading.scope, { ...declared, type }, properties)
    const edges = new Set(awaitedBy(properties))
    const loose = new Set([...touched].flatMap((id) => [...this.#behind(id)]))
    for (const name of declared.dependsOn) {
      const isLeftOut = this.#leftOutBy(reading, name)
      for (const id of this.#named(reading, declared, name)) (isLeftOut ? loose : edges).add(id)
    }
    this.#throughLeftOut.set(logicalId, loose)
    this.#resources.push({
      logicalId,
      type,
      ...reading.placeOf(declared),
      dependsOn: [...edges],
      deletionPolicy: declared.deletionPolicy,
      updateReplacePolicy: declared.updateReplacePolicy,
      properties,
      ...(asset && asset.kind !== 'missing' && { asset }),
    })
  }

  #needed(leftOut: string, by: string): void {
    const known = this.#neededBy.get(leftOut)
    if (known) known.add(by)
    else this.#neededBy.set(leftOut, new Set([by]))
  }

  /** What `work` makes, and the left-out resources that were referred to on the way. */
  #watch<Result>(work: () => Result): { readonly result: Result; readonly touched: ReadonlySet<string> } {
    const outer = this.#context.touched
    const touched = new Set<string>()
    this.#context.touched = touched
    const result = work()
    this.#context.touched = outer
    return { result, touched }
  }

  #leftOutBy(reading: StackReading, name: string): boolean {
    const target = reading.declared.get(name)
    return target !== undefined && !reading.source.nested.has(name) && (!isSupportedType(target.type) || this.#context.leftOut.has(reading.prefix + name))
  }

  /** The planned resources that a DependsOn leads to: a nested stack's are all of its own. */
  #named(reading: StackReading, { where, logicalId }: DeclaredResource, name: string): readonly string[] {
    const target = reading.declared.get(name)
    if (!target) reading.scope.fault(where, `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`)
    if (!target || !reading.isMade(target)) return []
    const child = reading.child(name)
    if (child) return [...child.declared.keys()].flatMap((inner) => this.#named(child, { ...target, logicalId }, inner))
    const id = reading.prefix + name
    return isSupportedType(target.type) && !this.#context.leftOut.has(id) ? [id] : [...this.#behind(id)]
  }

  /** The planned resources that a left-out one would have waited for: who waits for it waits for them. */
  #behind(id: string): ReadonlySet<string> {
    const known = this.#waitedBehind.get(id)
    if (known) return known
    const found = new Set<string>()
    this.#waitedBehind.set(id, found)
    const { reading, declared } = this.#spots.get(id) ?? {}
    if (!reading || !declared) return found
    const { result, touched } = this.#watch(() => reading.scope.quietly(() => reading.properties(declared)))
    for (const awaited of awaitedBy(result)) found.add(awaited)
    for (const other of touched) for (const awaited of this.#behind(other)) found.add(awaited)
    reading.scope.quietly(() => {
      for (const name of declared.dependsOn) for (const awaited of this.#named(reading, declared, name)) found.add(awaited)
    })
    return found
  }

  /** Why a resource cannot be there without one that is left out: what belongs to a function or an API, and not what merely calls or names it. */
  #causeToLeaveOut(reading: StackReading, declared: DeclaredResource): string | undefined {
    const { touched } = this.#watch(() =>
      reading.scope.quietly(() => belongings(declared).map(([key, value]) => reading.scope.here(value, { ...declared.where, key }))),
    )
    const cause = [...touched].find((id) => this.#context.leftOut.has(id) || (mayBelongToOthers(declared.type) && this.#isOfOthers(id)))
    return cause === undefined ? undefined : `It belongs to ${cause}, which is left out.`
  }

  #isOfOthers(id: string): boolean {
    const spot = this.#spots.get(id)
    return spot !== undefined && !isSupportedType(spot.declared.type)
  }

  /** A function runs without a layer that is not at hand, as far as it can. */
  #withoutMissingLayers(reading: StackReading, declared: DeclaredResource, properties: PlannedObject): PlannedObject {
    const layers = own(properties, 'Layers')
    const written = own(declared.properties, 'Layers')
    if (declared.type !== 'AWS::Lambda::Function' || !isPlannedList(layers) || !Array.isArray(written)) return properties
    const kept: PlannedValue[] = []
    written.forEach((layer, key) => {
      const { result, touched } = this.#watch(() => reading.scope.quietly(() => reading.scope.evaluate(layer, { ...declared.where, owner: written, key })))
      const missing = [...touched].find((id) => this.#context.leftOut.has(id) || this.#isOfOthers(id))
      const where = { ...declared.where, owner: written, key }
      if (missing !== undefined) reading.scope.warn(where, `The layer ${missing} is left out: the function runs without it.`)
      else if (typeof result === 'string' && this.#isElsewhere(result)) {
        reading.scope.warn(where, `The layer ${result} is one of another account or region and is not at hand: the function runs without it.`)
      } else if (typeof result !== 'symbol') kept.push(result)
    })
    return kept.length === layers.length ? properties : { ...properties, Layers: kept }
  }

  /** Whether a layer is one of those that others share with everybody, such as the Powertools. */
  #isElsewhere(layer: string): boolean {
    const { account, region } = this.#context.settings
    const named = parseLayerArn(layer)
    return named !== undefined && (named.region !== region || named.account !== account)
  }
}
