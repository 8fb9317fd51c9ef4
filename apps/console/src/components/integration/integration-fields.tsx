import FormField from '@cloudscape-design/components/form-field'
import Tiles from '@cloudscape-design/components/tiles'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type Fields, fieldsOf } from '../form/fields.ts'
import { AwsServiceFields } from './aws-service-fields.tsx'
import { HttpFields } from './http-fields.tsx'
import { emptyDrafts, type IntegrationDraft } from './integration-draft.ts'
import { type IntegrationTile, tileNames } from './integration-type.ts'
import { LambdaFields } from './lambda-fields.tsx'
import { TimeoutField } from './timeout-field.tsx'

const tiles: readonly { readonly value: IntegrationTile; readonly label: string; readonly description: string }[] = [
  { value: 'lambda', label: tileNames.lambda, description: 'Integrate your API with a Lambda function.' },
  { value: 'http', label: tileNames.http, description: 'Integrate with an existing HTTP endpoint.' },
  { value: 'mock', label: tileNames.mock, description: 'Generate a response by mappings and transformations.' },
  { value: 'aws', label: tileNames.aws, description: 'Integrate with an AWS service.' },
  { value: 'vpc-link', label: tileNames['vpc-link'], description: 'Integrate with a resource that is not reachable over the public internet.' },
]

interface IntegrationFieldsProperties {
  readonly form: Omit<Fields<IntegrationDraft>, 'set'>
  readonly onChange: (draft: IntegrationDraft) => void
}

/** The integration: its five tiles, and the fields of the chosen one. */
export function IntegrationFields({ form, onChange }: IntegrationFieldsProperties) {
  const draft = form.value
  // What was typed under the tiles that are not chosen now.
  const [left, setLeft] = useState<ReadonlyMap<string, IntegrationDraft>>(new Map())

  function choose(tile: IntegrationTile): void {
    setLeft(new Map(left).set(draft.tile, draft))
    onChange(left.get(tile) ?? emptyDrafts[tile])
  }

  return (
    <SpaceBetween size="l">
      <FormField label="Integration type" stretch>
        <Tiles
          ariaLabel="Integration type"
          columns={3}
          value={draft.tile}
          items={tiles}
          onChange={({ detail }) => choose(tiles.find(({ value }) => value === detail.value)?.value ?? 'mock')}
        />
      </FormField>
      {draft.tile === 'lambda' && <LambdaFields form={fieldsOf(draft, form, onChange)} />}
      {(draft.tile === 'http' || draft.tile === 'vpc-link') && <HttpFields draft={draft} form={form} onChange={onChange} />}
      {draft.tile === 'aws' && <AwsServiceFields form={fieldsOf(draft, form, onChange)} />}
      {draft.tile !== 'mock' && <TimeoutField draft={draft} form={form} onChange={(timeout) => onChange({ ...draft, ...timeout })} />}
    </SpaceBetween>
  )
}
