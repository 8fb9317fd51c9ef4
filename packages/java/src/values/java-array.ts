import { JavaObject, type Value } from './java-object.ts'

/** A Java array; `component` is a primitive's or a class's name: `char`, `byte`, `java.lang.String`, `java.lang.Object`. */
export class JavaArray extends JavaObject {
  readonly component: string
  readonly items: Value[]
  constructor(component: string, items: Value[]) {
    super()
    this.component = component
    this.items = items
  }
  get className(): string {
    return arrayClassNames.get(this.component) ?? `[L${this.component};`
  }
}

const arrayClassNames: ReadonlyMap<string, string> = new Map([
  ['char', '[C'],
  ['byte', '[B'],
  ['int', '[I'],
  ['long', '[J'],
  ['double', '[D'],
])
