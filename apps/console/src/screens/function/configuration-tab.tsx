import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { runtimeLabel } from '../../components/function/runtimes.ts'
import { SettingsTable } from '../../components/reading/settings-table.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { href } from '../../shell/address.ts'
import { FunctionUrlCard } from './function-url/function-url-card.tsx'
import type { FunctionProperties } from './index.tsx'
import { Permissions } from './permissions/permissions.tsx'
import { RoleCard } from './role-card.tsx'
import { Triggers } from './triggers.tsx'
import { KeyValuePairs } from '../../components/reading/key-value-pairs.tsx'

/** Settings, variables, triggers, permissions, role and address of the function. */
export function ConfigurationTab({ name, found }: FunctionProperties) {
  const { Configuration = {}, Concurrency } = found
  const {
    Runtime = '',
    Handler,
    MemorySize,
    Timeout,
    EphemeralStorage,
    Description = '',
    Architectures = [],
    Layers = [],
    Environment,
    Role = '',
  } = Configuration
  const reserved = Concurrency?.ReservedConcurrentExecutions
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={<WriteButton href={href('/functions/:functionName/configuration/edit', { functionName: name })}>Edit</WriteButton>}>
            General configuration
          </Header>
        }
      >
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={4}
            items={[
              { label: 'Runtime', value: runtimeLabel(Runtime) },
              { label: 'Handler', value: Handler ?? '–' },
              { label: 'Memory', value: `${MemorySize ?? 128} MB` },
              { label: 'Timeout', value: `${Timeout ?? 3} s` },
              { label: 'Ephemeral storage', value: `${EphemeralStorage?.Size ?? 512} MB` },
              { label: 'Reserved concurrency', value: reserved === undefined ? 'None: it shares the account’s' : String(reserved) },
              { label: 'Architecture', value: Architectures.join(', ') },
              { label: 'Description', value: Description === '' ? '–' : Description },
            ]}
          />
          <SettingsTable
            title="Environment variables"
            none="No environment variables"
            rows={Object.entries(Environment?.Variables ?? {})}
            columns={[
              { header: 'Key', cell: ([key]) => key },
              { header: 'Value', cell: ([, value]) => value },
            ]}
          />
          <SettingsTable
            title="Layers"
            none="No layers"
            rows={Layers}
            columns={[
              { header: 'Version ARN', cell: ({ Arn = '' }) => Arn },
              { header: 'Size', cell: ({ CodeSize = 0 }) => `${(CodeSize / 1024).toFixed(1)} kB` },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Triggers name={name} />
      <Permissions name={name} />
      <RoleCard arn={Role} />
      <FunctionUrlCard name={name} />
    </SpaceBetween>
  )
}
