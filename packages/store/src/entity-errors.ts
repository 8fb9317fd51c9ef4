import type { Kind } from './kinds.ts'

export class NoSuchEntity extends Error {
  readonly kind: Kind
  readonly id: string
  constructor(kind: Kind, id: string) {
    super(`There is no ${kind} ${id}`)
    this.name = 'NoSuchEntity'
    this.kind = kind
    this.id = id
  }
}

export class EntityExists extends Error {
  readonly kind: Kind
  readonly id: string
  constructor(kind: Kind, id: string) {
    super(`There is a ${kind} ${id} already`)
    this.name = 'EntityExists'
    this.kind = kind
    this.id = id
  }
}
