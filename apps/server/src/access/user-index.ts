import type { KeyHolder, User } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** All users in memory: each call asks what its user may do. */
export class UserIndex {
  readonly #documents: Documents
  readonly #users = new Map<string, User>()

  constructor(documents: Documents) {
    this.#documents = documents
  }

  async loadAll(): Promise<void> {
    for (const user of (await this.#documents.list('user')).items) this.#users.set(user.userName, user)
  }

  async refresh(userName: string): Promise<void> {
    const user = await this.#documents.get('user', userName)
    if (user) this.#users.set(userName, user)
    else this.#users.delete(userName)
  }

  /** The user of a key: not one who came later and was given the same name. */
  findHolder({ userName, userId }: KeyHolder): User | undefined {
    const user = this.#users.get(userName)
    return user?.userId === userId ? user : undefined
  }
}
