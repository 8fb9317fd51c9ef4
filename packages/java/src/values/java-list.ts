import { type ContentOf, JavaObject, type Value } from './java-object.ts'

/** A Java list. */
export class JavaList extends JavaObject {
  /** `java.util.ArrayList`, or another class of Java's that extends it or cannot change. */
  declare readonly className: string
  declare protected held: Value[]
  /** How often items were added or removed: an iterator notices, as Java's does. */
  declare changes: number
  constructor(className: string, items: Value[]) {
    super()
    this.className = className
    this.held = items
    this.changes = 0
  }
  get items(): Value[] {
    return this.held
  }
  override keyContent(contentOf: ContentOf): string {
    return `[${this.items.map(contentOf).join(',')}]`
  }
}
