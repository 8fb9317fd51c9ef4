import type { ReadDocuments } from '@fourbox/store'
import type { StoredKey } from '../../identity/verify.ts'

/** The keys of AWS_IAM methods: those of the configuration, and those made since; all in memory. */
export class AccessKeyIndex {
  readonly #documents: ReadDocuments
  readonly #configured: ReadonlyMap<string, string>
  readonly #made = new Map<string, StoredKey>()

  constructor(documents: ReadDocuments, configured: ReadonlyMap<string, string>) {
    this.#documents = documents
    this.#configured = configured
  }

  async loadAll(): Promise<void> {
    const { items } = await this.#documents.list('accessKey')
    this.#made.clear()
    for (const key of items) this.#made.set(key.accessKeyId, key)
  }

  async refresh(accessKeyId: string): Promise<void> {
    const key = await this.#documents.get('accessKey', accessKeyId)
    if (key) this.#made.set(accessKeyId, key)
    else this.#made.delete(accessKeyId)
  }

  find(accessKeyId: string): StoredKey | undefined {
    const secretAccessKey = this.#configured.get(accessKeyId)
    return secretAccessKey === undefined ? this.#made.get(accessKeyId) : { accessKeyId, secretAccessKey }
  }
}
