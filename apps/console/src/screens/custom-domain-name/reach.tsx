import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { domainHere } from '../../components/invoke/invoke-addresses.ts'
import { Copyable } from '../../components/reading/copyable.tsx'
import { settings } from '../../settings.ts'

/** How programs of this machine reach a domain name that no name server knows. */
export function Reach({ domainName }: { readonly domainName: string }) {
  const isSecure = settings.executeOrigin.startsWith('https:')
  const { name, origin, curlOptions } = domainHere(domainName)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            isSecure
              ? 'The name leads here by its greeting and its Host header, on the port of deployed APIs. “fourbox trust” prints how a client comes to trust its certificate.'
              : 'The name leads here by its Host header, over plain HTTP, on the port of deployed APIs.'
          }
        >
          Reach it from this machine
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="One call with curl" stretch>
          <Copyable text={`curl ${curlOptions} ${origin}/`} what="curl command" />
        </FormField>
        <FormField label="Every program: a line of the hosts file" description="/etc/hosts, or C:\Windows\System32\drivers\etc\hosts" stretch>
          <Copyable text={`127.0.0.1 ${name}`} what="hosts line" />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
