import { JavaObject } from './java-object.ts'

/** Java's Character: one UTF-16 unit. */
export class Character extends JavaObject {
  readonly className = 'java.lang.Character'
  readonly value: string
  constructor(value: string) {
    super()
    this.value = value
  }
  override keyContent(): string {
    return `C${this.value.charCodeAt(0)}`
  }
}
