import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Skeleton } from './skeleton.tsx'

interface LoadedProperties<T> {
  readonly query: UseQueryResult<T>
  /** What stands where nothing is; given together with `isEmpty`. */
  readonly empty?: ReactNode
  readonly isEmpty?: (answer: T) => boolean
  readonly children: (answer: T) => ReactNode
}

/** The four faces of what the server is asked for: loading, error with a way to try again, empty, filled. */
export function Loaded<T>({ query, empty, isEmpty, children }: LoadedProperties<T>) {
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
