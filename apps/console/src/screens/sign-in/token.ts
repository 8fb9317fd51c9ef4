import { useEffect, useEffectEvent, useState } from 'react'
import { signInWithToken } from '../../client/sign-in.ts'

export type TokenState = { readonly is: 'none' | 'redeeming' } | { readonly is: 'refused'; readonly why: string }

/** Tokens that were tried: each is good once, and a page is drawn more than once. */
const tried = new Set<string>()

/** Redeems the token of a printed address, and takes it out of the address: it stays in no history. */
export function useToken(hash: string, onSignedIn: () => void): TokenState {
  const token = new URLSearchParams(hash.slice(1)).get('token')
  const [refused, setRefused] = useState<{ readonly token: string; readonly why: string }>()
  const redeem = useEffectEvent((given: string) => {
    history.replaceState(history.state, '', location.pathname + location.search)
    signInWithToken(given).then(onSignedIn, (error: Error) => setRefused({ token: given, why: error.message }))
  })
  useEffect(() => {
    if (token === null || tried.has(token)) return
    tried.add(token)
    redeem(token)
  }, [token])
  if (token === null) return { is: 'none' }
  return refused?.token === token ? { is: 'refused', why: refused.why } : { is: 'redeeming' }
}
