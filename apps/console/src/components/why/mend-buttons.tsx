import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { testStage, type Trace, visible, type Why } from '@fourbox/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { withItsCalls } from '../../client/made-calls.ts'
import { wholeList } from '../../client/query.ts'
import { flash } from '../../shell/flashes.ts'
import { DeployDialog } from '../deploying/deploy-api.tsx'
import { WriteButton } from '../writing/write-button.tsx'
import { type Mend, mendingOf } from './mending.ts'
import { mendsOf } from './mends.ts'
import { placesOf } from './places.ts'

interface MendButtonsProperties {
  readonly trace: Trace
  readonly why: Why
}

/** Where a reason stands, as links, and what mends it, as buttons; nothing until the draft is known. */
export function MendButtons({ trace, why }: MendButtonsProperties) {
  const { restApiId } = trace
  const resources = useQuery(wholeList('GetResources', { restApiId, embed: ['methods'] })).data
  const mending = useMemo(() => resources && mendingOf(trace, why, resources), [trace, why, resources])
  if (mending === undefined) return null
  const mends = mendsOf(mending)
  const places = placesOf(mending, trace.requestId)
  if (mends.length + places.length === 0) return null
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {places.map(({ label, href }) => (
        <Link key={label} href={href}>
          {visible(label)}
        </Link>
      ))}
      {mends.map((mend, index) => (
        <MendButton key={mend.kind === 'deploy' ? mend.kind : mend.label} mend={mend} isFirst={index === 0} trace={trace} />
      ))}
    </SpaceBetween>
  )
}

interface MendButtonProperties {
  readonly mend: Mend
  readonly isFirst: boolean
  readonly trace: Trace
}

function MendButton({ mend, isFirst, trace: { restApiId, stage } }: MendButtonProperties) {
  const [isDeploying, setDeploying] = useState(false)
  const doing = useMutation({
    mutationKey: ['Mend'],
    mutationFn: (_input: { readonly restApiId: string }) => withItsCalls(() => (mend.kind === 'do' ? mend.run() : Promise.resolve(''))),
    onSuccess: ({ result, calls }) => flash({ type: 'success', content: `${visible(result.replace(/\.$/, ''))}. ${afterwards(mend, stage)}`, calls }),
  })
  const variant = isFirst ? 'normal' : 'link'
  if (mend.kind === 'go') {
    return (
      <Button variant={variant} href={mend.href}>
        {visible(mend.label)}
      </Button>
    )
  }
  if (mend.kind === 'do') {
    return (
      <WriteButton variant={variant} loading={doing.isPending} onClick={() => doing.mutate({ restApiId })}>
        {visible(mend.label)}
      </WriteButton>
    )
  }
  return (
    <>
      <WriteButton variant={variant} onClick={() => setDeploying(true)}>
        Deploy the API
      </WriteButton>
      {isDeploying && (
        <DeployDialog restApiId={restApiId} {...(mend.stageName !== undefined && { stageName: mend.stageName })} onDismiss={() => setDeploying(false)} />
      )}
    </>
  )
}

/** A stage serves what was deployed, so that a change of the draft is not there yet. */
function afterwards(mend: Mend, stage: string): string {
  if (stage === testStage) return 'Test again.'
  return mend.kind === 'do' && mend.changes === 'draft' ? 'Its stages have it with the next deployment.' : ''
}
