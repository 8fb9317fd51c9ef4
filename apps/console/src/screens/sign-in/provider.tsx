import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useEffectEvent, useState } from 'react'
import { leaveForProvider, returnFromProvider } from '../../client/sign-in.ts'

interface ProviderProps {
  /** Its host. */
  readonly name: string
  /** Of the page's address: after a visit to the provider it says what came of it. */
  readonly address: URLSearchParams
  readonly onSignedIn: (to: string | null) => void
}

/** Queries that were brought back already: each is good once, and a page is drawn more than once. */
const brought = new Set<string>()

/** Signing in by a provider of OpenID Connect: there, and back to this page. */
export function Provider({ name, address, onSignedIn }: ProviderProps) {
  const returned = address.has('state') && (address.has('code') || address.has('error')) ? address.toString() : undefined
  const [why, setWhy] = useState<string>()
  const [isLeaving, setLeaving] = useState(false)
  const fail = (error: Error) => {
    setWhy(error.message)
    setLeaving(false)
  }
  const bring = useEffectEvent((query: string) => {
    history.replaceState(history.state, '', location.pathname)
    returnFromProvider(query).then(onSignedIn, fail)
  })
  useEffect(() => {
    if (returned === undefined || brought.has(returned)) return
    brought.add(returned)
    bring(returned)
  }, [returned])
  return (
    <SpaceBetween size="s">
      {why !== undefined && <Alert type="error">{why}</Alert>}
      <Button
        formAction="none"
        fullWidth
        loading={isLeaving || (returned !== undefined && why === undefined)}
        onClick={() => {
          setLeaving(true)
          setWhy(undefined)
          leaveForProvider(address.get('to')).catch(fail)
        }}
      >
        Sign in with {name}
      </Button>
    </SpaceBetween>
  )
}
