import type { MadeCall } from '@fourbox/domain'

/** A call whose input is known. */
export type KnownCall = Required<MadeCall>

/** What is to be written: calls of API Gateway in their order. */
export interface ShownCalls {
  readonly calls: readonly KnownCall[]
  /** Where they are sent; AWS's own address when absent. */
  readonly endpoint?: string
}

/** A form in which calls can be copied. */
export interface CallForm {
  /** As the API of ours calls it. */
  readonly id: string
  /** As people call it. */
  readonly label: string
  readonly write: (shown: ShownCalls) => string
}
