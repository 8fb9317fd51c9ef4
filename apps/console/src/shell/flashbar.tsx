import { visible } from '@fourbox/domain'
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { MadeCall } from '../client/made-calls.ts'
import { atFourbox } from '../settings.ts'
import { carryFlashes, dismissFlash, useFlashes } from './flashes.ts'
import { useOverlay } from './overlays.tsx'

const load = () => import('@cloudscape-design/components/flashbar')
const CloudscapeFlashbar = lazy(load)

const ShowCall = lazy(() => import('../components/show-call/show-call.tsx'))

/** In a dialog, which stays when the message has gone. */
function showCalls(calls: readonly MadeCall[]): void {
  useOverlay.setState({ dialog: <ShowCall source={{ calls }} onDismiss={() => useOverlay.setState({ dialog: undefined })} /> })
}

/** Long enough to be read twice. */
const successInMillis = 6000

/**
 * Messages above the page, which they do not cover: one that comes while the page is scrolled is brought into sight. What
 * went well leaves by itself, unless the pointer or the focus is on it; what did not stays until it is dismissed.
 */
export function Flashbar() {
  const flashes = useFlashes((state) => state.flashes)
  const { key } = useLocation()
  const [held, setHeld] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const newest = flashes[0]?.id
  const success = flashes.find(({ type }) => type === 'success')?.id
  useEffect(() => carryFlashes(key), [key])
  // No part of the first page, but at hand once it stands: a message may be that the server is gone.
  useEffect(() => void load(), [])
  const bringIntoSight = useEffectEvent(() => place.current?.scrollIntoView({ block: 'nearest' }))
  useEffect(() => {
    if (newest !== undefined) bringIntoSight()
  }, [newest])
  useEffect(() => {
    if (success === undefined || held) return undefined
    const timer = setTimeout(() => dismissFlash(success), successInMillis)
    return () => clearTimeout(timer)
  }, [success, held])
  return (
    // Holding a message is a help to readers; nothing is done by it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Suspense>
        <CloudscapeFlashbar
          items={flashes.map(({ id, type, content, dismissible, calls = [] }) => ({
            id,
            type,
            content: typeof content === 'string' ? visible(content) : content,
            dismissible,
            dismissLabel: 'Dismiss message',
            ariaRole: type === 'error' ? 'alert' : 'status',
            onDismiss: () => dismissFlash(id),
            ...(atFourbox &&
              calls.length > 0 && { buttonText: calls.length === 1 ? 'Show the call' : 'Show the calls', onButtonClick: () => showCalls(calls) }),
          }))}
        />
      </Suspense>
    </div>
  )
}
