import { allStatuses, type Statuses } from './call-filter.ts'

/** What is shown, as the address tells it. */
export interface View {
  readonly filter: string
  readonly statuses: Statuses
  /** The request id of the opened call. */
  readonly call: string | undefined
  /** The box of it that is looked at; `client` for what was sent and answered. */
  readonly box: string
}

/** What an address says; what it does not is as a new page has it. */
export function readView(search: URLSearchParams): View {
  return {
    filter: search.get('filter') ?? '',
    statuses: allStatuses.find((one) => one === search.get('status')) ?? 'all',
    call: search.get('call') ?? undefined,
    box: search.get('box') ?? 'client',
  }
}

/** The query of the address of a view. */
export function writeView({ filter, statuses, call, box }: View): URLSearchParams {
  return new URLSearchParams({
    ...(filter !== '' && { filter }),
    ...(statuses !== 'all' && { status: statuses }),
    ...(call !== undefined && { call }),
    ...(call !== undefined && box !== 'client' && { box }),
  })
}
