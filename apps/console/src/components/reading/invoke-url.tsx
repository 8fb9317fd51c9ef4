import Link from '@cloudscape-design/components/link'
import { settings } from '../../settings.ts'
import { Copyable } from './copyable.tsx'

interface InvokeUrlProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly path?: string
}

/** Where a deployed API answers, in the form that browsers resolve, to be copied or followed. */
export function InvokeUrl({ restApiId, stageName, path = '/' }: InvokeUrlProperties) {
  const url = invokeUrl(restApiId, stageName, path)
  return (
    <>
      <Copyable text={url} what="invoke URL" />
      {/* A variable of the path has no value to follow. */}
      {!path.includes('{') && (
        <>
          {' '}
          <Link external href={url} externalIconAriaLabel="Opens in a new tab">
            Open
          </Link>
        </>
      )}
    </>
  )
}

/** With the slash after the stage: without it API Gateway answers 403, as if there were no root. */
function invokeUrl(restApiId: string, stageName: string, path: string): string {
  const { protocol, host } = new URL(settings.executeOrigin)
  return `${protocol}//${restApiId}.execute-api.${host.replace(/^127\.0\.0\.1/, 'localhost')}/${stageName}${path}`
}
