import { arn, visible } from '@fourbox/domain'
import { useState } from 'react'
import { Copyable } from '../../../components/reading/copyable.tsx'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { settings } from '../../../settings.ts'
import { href } from '../../../shell/address.ts'
import { DeleteMethod } from '../delete-method.tsx'
import type { MethodProperties } from '../method-properties.ts'

/** Which method it is, by its names on AWS, and what can be done with it as a whole. */
export function MethodHeading({ restApiId, resource, httpMethod }: MethodProperties) {
  const { id = '', path = '' } = resource
  const [isDeleting, setDeleting] = useState(false)
  const methodArn = arn.executeApi(settings.region, settings.account, restApiId, '*', httpMethod === 'ANY' ? '*' : httpMethod, path)
  return (
    <header className="flow-heading">
      <h2>
        {visible(path)} - {httpMethod} - Method execution
      </h2>
      <span className="flow-id" title={methodArn}>
        <b>ARN</b> <Copyable text={methodArn} what="ARN" />
      </span>
      <span className="flow-id">
        <b>Resource ID</b> <Copyable text={id} what="resource ID" />
      </span>
      <div className="actions">
        <WriteButton href={`${href('/apis/:restApiId/documentation/edit', { restApiId })}?type=METHOD&path=${encodeURIComponent(path)}&method=${httpMethod}`}>
          Update documentation
        </WriteButton>
        <WriteButton onClick={() => setDeleting(true)}>Delete</WriteButton>
      </div>
      {isDeleting && <DeleteMethod restApiId={restApiId} resource={resource} httpMethod={httpMethod} onDismiss={() => setDeleting(false)} />}
    </header>
  )
}
