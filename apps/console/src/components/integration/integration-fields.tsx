import FormField from '@cloudscape-design/components/form-field'
import Tiles from '@cloudscape-design/components/tiles'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/form.ts'
import { type IntegrationTile, tileNames } from './integration-type.ts'
import { AwsServiceFields } from './aws-service-fields.tsx'
import { HttpFields } from './http-fields.tsx'
import type { IntegrationDraft } from './integration-draft.ts'
import { LambdaFields } from './lambda-fields.tsx'
import { TimeoutField } from './timeout-field.tsx'

const tiles: readonly { readonly value: IntegrationTile; readonly label: string; readonly description: string }[] = [
  { value: 'lambda', label: tileNames.lambda, description: 'Integrate your API with a Lambda function.' },
  { value: 'http', label: tileNames.http, description: 'Integrate with an existing HTTP endpoint.' },
  { value: 'mock', label: tileNames.mock, description: 'Generate a response by mappings and transformations.' },
  { value: 'aws', label: tileNames.aws, description: 'Integrate with an AWS service.' },
  { value: 'vpc-link', label: tileNames['vpc-link'], description: 'Integrate with a resource that is not reachable over the public internet.' },
]

/** The integration: its five tiles, and the fields of the chosen one. */
export function IntegrationFields({ form }: { readonly form: Fields<IntegrationDraft> }) {
  const { tile } = form.value
  return (
    <SpaceBetween size="l">
      <FormField label="Integration type" stretch>
        <Tiles
          ariaLabel="Integration type"
          columns={3}
          value={tile}
          items={tiles}
          onChange={({ detail }) => form.set({ tile: tiles.find(({ value }) => value === detail.value)?.value ?? 'mock' })}
        />
      </FormField>
      {tile === 'lambda' && <LambdaFields form={form} />}
      {(tile === 'http' || tile === 'vpc-link') && <HttpFields form={form} />}
      {tile === 'aws' && <AwsServiceFields form={form} />}
      {tile !== 'mock' && <TimeoutField form={form} />}
    </SpaceBetween>
  )
}
