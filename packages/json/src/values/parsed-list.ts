import { JavaList, type Value } from '@fourbox/java'
import type { Unread } from './unread.ts'

/** A list of a body; that of a large one is read when somebody asks for its items. */
export class ParsedList extends JavaList {
  declare private source: Unread | undefined

  constructor(className: string, items: Value[] | Unread) {
    const isRead = Array.isArray(items)
    super(className, isRead ? items : [])
    this.source = isRead ? undefined : items
  }

  override get items(): Value[] {
    if (this.source !== undefined) {
      this.held = this.source.items()
      this.source = undefined
    }
    return this.held
  }

  /** Its text, as long as nobody has asked for its items. */
  get unread(): Unread | undefined {
    return this.source
  }
}
