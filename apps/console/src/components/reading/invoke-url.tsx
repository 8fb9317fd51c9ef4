import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { settings } from '../../settings.ts'
import { Copyable } from './copyable.tsx'
import './invoke-url.css'

interface InvokeUrlProperties {
  readonly restApiId: string
  readonly stageName: string
  readonly path?: string
}

/** Where a deployed API answers: the form that browsers resolve, to be copied or followed, and on request the one for all others. */
export function InvokeUrl({ restApiId, stageName, path = '/' }: InvokeUrlProperties) {
  const { protocol, host, origin } = new URL(settings.executeOrigin)
  // With the slash after the stage: without it API Gateway answers 403, as if there were no root.
  const byPath = `${origin}/_aws/execute-api/${restApiId}/${stageName}${path}`
  const local = host.replace(/^127\.0\.0\.1/, 'localhost')
  // Only this machine's own names stand behind an API's id.
  const url = /^localhost(?::|$)/.test(local) ? `${protocol}//${restApiId}.execute-api.${local}/${stageName}${path}` : byPath
  return (
    <SpaceBetween size="xxs">
      <div className="invoke-url">
        <Copyable text={url} what="invoke URL" />
        {/* A variable of the path has no value to follow. */}
        {!path.includes('{') && (
          <Link external href={url} externalIconAriaLabel="Opens in a new tab">
            Open
          </Link>
        )}
      </div>
      <ExpandableSection headerText="Other forms" variant="footer">
        <SpaceBetween size="xxs">
          <span>For clients that do not resolve names below localhost:</span>
          <div className="invoke-url">
            <Copyable text={byPath} what="invoke URL by path" />
          </div>
        </SpaceBetween>
      </ExpandableSection>
    </SpaceBetween>
  )
}
