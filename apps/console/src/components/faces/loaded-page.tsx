import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Help } from '../../shell/help.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Loaded } from './loaded.tsx'

interface LoadedPageProperties<T> {
  /** The page's heading until it draws its own. */
  readonly title: string
  readonly help?: Help
  readonly query: UseQueryResult<T>
  readonly children: (answer: T) => ReactNode
}

/** A page that can be drawn only when its data is there: until then its heading with the face of loading or of an error. */
export function LoadedPage<T>({ title, help, query, children }: LoadedPageProperties<T>) {
  if (query.data !== undefined) return children(query.data)
  return (
    <Screen title={title} {...(help && { help })}>
      <Loaded query={query}>{() => null}</Loaded>
    </Screen>
  )
}
