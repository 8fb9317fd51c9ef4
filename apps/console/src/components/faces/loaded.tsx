import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useIsMutating, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { isGone } from '../../client/is-gone.ts'
import { basename } from '../../shell/address.ts'
import { Gone } from './gone.tsx'
import { Skeleton } from './skeleton.tsx'

interface LoadedProperties<T> {
  readonly query: UseQueryResult<T>
  /** What stands where nothing is; given together with `isEmpty`. */
  readonly empty?: ReactNode
  readonly isEmpty?: (answer: T) => boolean
  readonly children: (answer: T) => ReactNode
}

/**
 * The four faces of what the server is asked for: loading, error with a way to try again, empty, filled. What is gone
 * says so, also where it was shown before; who has just deleted it here is on the way to the list.
 */
export function Loaded<T>({ query, empty, isEmpty, children }: LoadedProperties<T>) {
  const { pathname } = useLocation()
  const writing = useIsMutating() > 0
  if (isGone(query.error) && !writing) return <Gone text={query.error.message} listHref={listHref(pathname)} list="To the list" />
  if (query.data !== undefined) return isEmpty?.(query.data) === true ? empty : children(query.data)
  if (query.isError) {
    return (
      <Alert type="error" action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
        {query.error.message}
      </Alert>
    )
  }
  return <Skeleton />
}

/** `/usage-plans` of `/usage-plans/abc/edit`, `/apis/abc/models` of `/apis/abc/models/Pet`. */
function listHref(pathname: string): string {
  const [, kind, ...rest] = pathname.split('/')
  return [basename, kind, ...(kind === 'apis' ? rest.slice(0, 2) : [])].join('/')
}
