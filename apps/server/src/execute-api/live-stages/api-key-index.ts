import type { ApiKey, UsagePlan } from '@fourbox/domain'
import type { ApiKeysPort, KnownApiKey } from '@fourbox/engine'
import type { ReadDocuments } from '@fourbox/store'

/** API keys by value with the usage plans that hold them: asked on each call that needs a key, so all in memory. */
export class ApiKeyIndex implements ApiKeysPort {
  readonly #documents: ReadDocuments
  readonly #keys = new Map<string, ApiKey>()
  readonly #plans = new Map<string, UsagePlan>()
  #byValue: ReadonlyMap<string, KnownApiKey> | undefined

  constructor(documents: ReadDocuments) {
    this.#documents = documents
  }

  async loadAll(): Promise<void> {
    const [keys, plans] = await Promise.all([this.#documents.list('apiKey'), this.#documents.list('usagePlan')])
    this.#keys.clear()
    this.#plans.clear()
    for (const key of keys.items) this.#keys.set(key.id, key)
    for (const plan of plans.items) this.#plans.set(plan.id, plan)
    this.#byValue = undefined
  }

  async refreshKey(id: string): Promise<void> {
    put(this.#keys, id, await this.#documents.get('apiKey', id))
    this.#byValue = undefined
  }

  async refreshPlan(id: string): Promise<void> {
    put(this.#plans, id, await this.#documents.get('usagePlan', id))
    this.#byValue = undefined
  }

  find(value: string): KnownApiKey | undefined {
    this.#byValue ??= this.#build()
    return this.#byValue.get(value)
  }

  /** Made when first asked for after a change: an import of ten thousand keys builds it once. */
  #build(): ReadonlyMap<string, KnownApiKey> {
    const plansOf = new Map<string, UsagePlan[]>()
    for (const plan of this.#plans.values()) {
      for (const id of plan.keyIds) {
        const plans = plansOf.get(id)
        if (plans) plans.push(plan)
        else plansOf.set(id, [plan])
      }
    }
    return new Map([...this.#keys.values()].map((apiKey) => [apiKey.value, { apiKey, usagePlans: plansOf.get(apiKey.id) ?? [] }]))
  }
}

function put<T>(map: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) map.delete(id)
  else map.set(id, value)
}
