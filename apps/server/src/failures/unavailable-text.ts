import { StoreUnavailable } from '@fourbox/store'

/** What a caller is told of an error that is no bug: the store cannot be used just now. Undefined for every other one. */
export function unavailableText(error: unknown): string | undefined {
  return error instanceof StoreUnavailable ? error.message : undefined
}
