import { type FunctionUrl, functionUrlKey } from '@fourbox/domain'
import type { ReadDocuments } from '@fourbox/store'

/** The addresses of functions by their ids, all in memory: a call waits for no store, and goes on while that is away. */
export class FunctionUrlIndex {
  readonly #documents: ReadDocuments
  readonly #byId = new Map<string, FunctionUrl>()
  /** By the key of a document, the id that it gave last. */
  readonly #ids = new Map<string, string>()

  constructor(documents: ReadDocuments) {
    this.#documents = documents
  }

  async loadAll(): Promise<void> {
    const { items } = await this.#documents.list('functionUrl')
    this.#byId.clear()
    this.#ids.clear()
    for (const url of items) this.#take(functionUrlKey(url.functionName, url.qualifier), url)
  }

  async refresh(key: string): Promise<void> {
    this.#take(key, await this.#documents.get('functionUrl', key))
  }

  find(urlId: string): FunctionUrl | undefined {
    return this.#byId.get(urlId)
  }

  #take(key: string, url: FunctionUrl | undefined): void {
    const before = this.#ids.get(key)
    if (before !== undefined) this.#byId.delete(before)
    this.#ids.delete(key)
    if (!url) return
    this.#byId.set(url.urlId, url)
    this.#ids.set(key, url.urlId)
  }
}
