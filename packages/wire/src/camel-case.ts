import type { Member } from './shape.ts'

/** A member's name as services write it that begin it with a small letter, where the SDKs have a capital. */
export function camelCase({ name }: Member): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
