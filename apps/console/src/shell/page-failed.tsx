import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useRouteError } from 'react-router'
import { href } from './address.ts'
import { Screen } from './screen.tsx'

/** What stands in the place of a page that failed to load or to draw. */
export function PageFailed() {
  const error = useRouteError()
  return (
    <Screen title="This page could not be shown">
      <Alert type="error" action={<Button onClick={() => location.reload()}>Load again</Button>}>
        {error instanceof Error ? error.message : String(error)}
      </Alert>
    </Screen>
  )
}

export function NotFound() {
  return (
    <Screen title="Page not found">
      <Alert type="warning" action={<Button href={href('/apis')}>All APIs</Button>}>
        The console has no page at this address.
      </Alert>
    </Screen>
  )
}
