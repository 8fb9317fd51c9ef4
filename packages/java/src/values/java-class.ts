import { JavaObject, type Value } from './java-object.ts'

/** What `getClass()` answers: a name, and nothing that reflection could start from. */
export class JavaClass extends JavaObject {
  readonly className = 'java.lang.Class'
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
  }
  override text(): string {
    return `class ${this.name}`
  }
}

/** The name of a value's Java class. */
export function classNameOf(value: Exclude<Value, null>): string {
  switch (typeof value) {
    case 'string':
      return 'java.lang.String'
    case 'number':
      return 'java.lang.Integer'
    case 'boolean':
      return 'java.lang.Boolean'
    default:
      return value.className
  }
}
