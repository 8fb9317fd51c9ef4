import type { AuditEntry } from '@fourbox/domain'
import type { Write } from '@fourbox/store'
import { toldChanges } from './told-changes.ts'

/** What is told of one call. */
const mostChanges = 20

/** What is known of a call before it is answered. */
export type AuditHead = Omit<AuditEntry, 'outcome' | 'changes'>

/** One call on its way into the audit log: written with the first thing that it changes, or else when it has ended. */
export class AuditTrail {
  readonly #head: AuditHead
  #changes: readonly string[] = []
  #isKept = false

  constructor(head: AuditHead) {
    this.#head = head
  }

  /** The entry as it is when some writes have been done, too. */
  entryWith(writes: readonly Write[]): AuditEntry {
    return { ...this.#head, outcome: 'done', changes: [...this.#changes, ...toldChanges(writes)].slice(0, mostChanges) }
  }

  /** That entry is in the store. */
  kept({ changes }: AuditEntry): void {
    this.#changes = changes
    this.#isKept = true
  }

  /** Whether that entry is in the store, with what it tells, the database did not confirm. */
  perhapsKept({ changes }: AuditEntry): void {
    this.#changes = changes.map((change, index) => (index < this.#changes.length ? change : `perhaps ${change}`))
  }

  /** What is still to be written once it has ended; undefined where all has been told. */
  ended(outcome: AuditEntry['outcome']): AuditEntry | undefined {
    return this.#isKept && outcome === 'done' ? undefined : { ...this.#head, outcome, changes: this.#changes }
  }
}
