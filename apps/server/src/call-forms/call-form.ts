import type { ExportedApi } from '@fourbox/cloudformation'
import type { MadeCall } from '@fourbox/domain'

/** A call whose input is known. */
export type KnownCall = Required<MadeCall>

/** What is to be written. */
export interface ShownCalls {
  /** Calls of API Gateway in their order; none where no call made a change. */
  readonly calls: readonly KnownCall[]
  /** The parts of an API that they changed, as they are now, with what those refer to; absent where nothing of them is left, or they changed none. */
  readonly parts?: ExportedApi
  /** Where they are sent; AWS's own address when absent. */
  readonly endpoint?: string
}

/** A form in which calls can be copied. */
export interface CallForm {
  /** As the API of ours calls it. */
  readonly id: string
  /** As people call it. */
  readonly label: string
  /** Undefined where there is nothing that this form could say. */
  readonly write: (shown: ShownCalls) => string | undefined
}
