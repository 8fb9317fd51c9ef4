import { visible } from '@fourbox/domain'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useLocation } from 'react-router'
import { useOpenApi } from './open-api.ts'
import { type Help, Info, usePageHelp } from './help.tsx'

interface ScreenProperties {
  readonly title: string
  /** What the browser's tab says of the page, where that is more than the heading: `POST /pets`. */
  readonly name?: string
  readonly description?: ReactNode
  readonly help?: Help
  /** Buttons on the right of the heading. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: its heading, its buttons, its help and its name in the browser's tab. */
export function Screen({ title, name = title, description, help, actions, children }: ScreenProperties) {
  usePageHelp(help)
  useFocusOnArrival()
  const api = useOpenApi().data?.name
  useEffect(() => {
    document.title = visible([name, ...(api === undefined ? [] : [api]), 'Fourbox'].join(' - '))
  }, [name, api])
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={description} info={help && <Info help={help} />} actions={actions && <div className="actions">{actions}</div>}>
        {visible(title)}
      </Header>
      {children}
    </SpaceBetween>
  )
}

/** The step of the router whose page is shown; absent until the first one is. */
let arrivedAt: string | undefined

/**
 * A page that follows another takes the focus, so that keyboards and screen readers go on at its beginning. A page that
 * is drawn once more, since its data has come, leaves the focus where it is.
 */
function useFocusOnArrival(): void {
  const { key } = useLocation()
  const arrive = useEffectEvent(() => {
    if (arrivedAt !== undefined && arrivedAt !== key) document.getElementById('main')?.focus({ preventScroll: true })
    arrivedAt = key
  })
  useEffect(() => arrive(), [])
}
