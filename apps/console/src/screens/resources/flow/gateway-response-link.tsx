import type { Trace } from '@fourbox/domain'
import { tracedFacts } from '../../../components/call-picture/traced-facts.ts'
import { WriteButton } from '../../../components/writing/write-button.tsx'
import { href } from '../../../shell/address.ts'

/** The way to change what the client was answered instead. */
export function GatewayResponseLink({ restApiId, trace }: { readonly restApiId: string; readonly trace: Trace | undefined }) {
  const facts = trace ? tracedFacts(trace, 'gateway-response') : []
  const responseType = facts.find(({ name }) => name === 'Response type')?.value
  if (responseType === undefined) return null
  return (
    <div>
      <WriteButton href={href('/apis/:restApiId/gateway-responses/:responseType/edit', { restApiId, responseType })}>Edit gateway response</WriteButton>
    </div>
  )
}
