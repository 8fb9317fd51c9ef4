import type { DomainName } from '@aws-sdk/client-api-gateway'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { query } from '../../client/query.ts'
import { DeleteDomain } from '../../components/domain-name/delete-domain.tsx'
import { type DomainAddress, domainHref, domainKey, readDomainKey } from '../../components/domain-name/domain-address.ts'
import { usesMappings, usesRules } from '../../components/domain-name/domain-labels.ts'
import { help } from '../../components/domain-name/help.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { Screen } from '../../shell/screen.tsx'
import { ApiMappings } from './api-mappings.tsx'
import { DomainDetails } from './domain-details.tsx'
import { Reach } from './reach.tsx'
import { atFourbox } from '../../settings.ts'
import { RoutingRules } from './routing-rules.tsx'
import { TestCall } from './test-call.tsx'

/** One domain name: what it is, where its calls go, how it is reached on this machine, and a try of it. */
export default function CustomDomainNameScreen() {
  const address = readDomainKey(useParams()['domain'])
  const navigate = useNavigate()
  const domain = useQuery(query('GetDomainName', address))
  const [deleting, setDeleting] = useState(false)
  return (
    <Screen
      title={address.domainName}
      help={help}
      actions={
        <>
          <WriteButton disabled={!domain.data} onClick={() => setDeleting(true)}>
            Delete
          </WriteButton>
          <WriteButton href={domainHref(domainKey(address), '/edit')}>Edit</WriteButton>
        </>
      }
    >
      <Loaded query={domain}>{(loaded) => <Parts address={address} domain={loaded} />}</Loaded>
      {deleting && <DeleteDomain address={address} onDismiss={() => setDeleting(false)} onDeleted={() => navigate('/custom-domain-names')} />}
    </Screen>
  )
}

function Parts({ address, domain }: { readonly address: DomainAddress; readonly domain: DomainName }) {
  return (
    <SpaceBetween size="l">
      <DomainDetails domain={domain} />
      {usesRules(domain) && <RoutingRules address={address} />}
      {usesMappings(domain) && <ApiMappings address={address} />}
      {atFourbox && <Reach domainName={address.domainName} />}
      {atFourbox && <TestCall key={domainKey(address)} domainName={address.domainName} />}
    </SpaceBetween>
  )
}
