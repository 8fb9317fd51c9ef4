import type { Account } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'
import { Loaded } from '../../components/faces/loaded.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { settings } from '../../settings.ts'
import { Screen } from '../../shell/screen.tsx'
import { Clock } from './clock.tsx'
import { help } from './help.tsx'
import { Nodes } from './nodes.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** What holds for the account. */
export default function SettingsScreen() {
  const account = useQuery(query('GetAccount', {}))
  return (
    <Screen title="Settings" help={help}>
      <Loaded query={account}>{(loaded) => <Details account={loaded} />}</Loaded>
    </Screen>
  )
}

function Details({ account: { cloudwatchRoleArn, throttleSettings, apiKeyVersion, features = [] } }: { readonly account: Account }) {
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<WriteButton href={href('/settings/edit')}>Edit</WriteButton>}>
            Logging
          </Header>
        }
      >
        <KeyValuePairs columns={1} items={[{ label: 'CloudWatch log role ARN', value: cloudwatchRoleArn ?? 'None: stages cannot write execution logs.' }]} />
      </Container>
      <Container header={<Header variant="h2">Account-level throttling</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Rate', value: `${throttleSettings?.rateLimit ?? '–'} requests per second` },
            { label: 'Burst', value: `${throttleSettings?.burstLimit ?? '–'} requests` },
          ]}
        />
      </Container>
      <Container header={<Header variant="h2">API keys and features</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'API key version', value: apiKeyVersion ?? '–' },
            { label: 'Features', value: features.join(', ') || '–' },
          ]}
        />
      </Container>
      <Nodes />
      {settings.clock === true && <Clock />}
    </SpaceBetween>
  )
}
