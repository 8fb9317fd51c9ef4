import { NotFoundException } from '@aws-sdk/client-api-gateway'
import { useIsMutating } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Gone } from '../components/faces/gone.tsx'
import { href } from './address.ts'
import { useOpenApi } from './open-api.ts'
import { Screen } from './screen.tsx'

/** The page, unless its API does not exist: then that is said, whatever the page is about. */
export function UnlessGone({ children }: { readonly children: ReactNode }) {
  const { error } = useOpenApi()
  // Who has just deleted the API here is on the way to the list.
  const writing = useIsMutating() > 0
  return !writing && error instanceof NotFoundException ? <ApiGone text={error.message} /> : children
}

function ApiGone({ text }: { readonly text: string }) {
  return (
    <Screen title="This API does not exist (any more)">
      <Gone text={text} listHref={href('/apis')} list="All APIs" />
    </Screen>
  )
}
