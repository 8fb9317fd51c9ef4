import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import { lintOf } from '../../client/lint.ts'
import { atFourbox } from '../../settings.ts'
import { href } from '../../shell/address.ts'
import { placeHref } from '../lint/place.ts'

interface DraftErrorsProperties {
  readonly restApiId: string
  /** False while the deployment is on its way: it does not wait for what would be found anew. */
  readonly asked: boolean
  /** A place has been chosen. */
  readonly onFollow: () => void
}

const mostShown = 5

/** What of the draft cannot work, before it is put before clients; nothing where nothing was found. */
export function DraftErrors({ restApiId, asked, onFollow }: DraftErrorsProperties) {
  const findings = useQuery({ ...lintOf(restApiId), enabled: asked && atFourbox })
  if (findings.isError) return <Alert type="info">Whether the draft has errors is not known: {findings.error.message}</Alert>
  const errors = (findings.data ?? []).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return null
  return (
    <Alert type="warning" header={`The draft has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`}>
      {errors.slice(0, mostShown).map(({ rule, place, text }) => (
        <div key={`${rule} ${text}`}>
          <Link href={placeHref(restApiId, place)} onFollow={onFollow}>
            {text}
          </Link>
        </div>
      ))}
      {errors.length > mostShown && (
        <Link href={href('/apis/:restApiId/lint', { restApiId })} onFollow={onFollow}>
          All {errors.length} errors
        </Link>
      )}
    </Alert>
  )
}
