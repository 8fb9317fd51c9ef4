import Grid from '@cloudscape-design/components/grid'
import Toggle from '@cloudscape-design/components/toggle'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { FunctionInput, GrantChoice } from '../function/function-input.tsx'
import type { LambdaDraft } from './integration-draft.ts'
import { RegionSelect } from './region-select.tsx'
import { TransferModeField } from './transfer-mode-field.tsx'

export function LambdaFields({ form }: { readonly form: Fields<LambdaDraft> }) {
  const { proxy, region, functionName, credentials, grant, streams } = form.value
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={proxy}
        description="Send the request to your Lambda function as a structured event."
        onChange={({ detail }) => form.set({ proxy: detail.checked })}
      >
        Lambda proxy integration
      </Toggle>
      {proxy && <TransferModeField streams={streams} onChange={(next) => form.set({ streams: next })} />}
      <Field
        form={form}
        name="uri"
        label="Lambda function"
        description="A name, an ARN (of another account, too), or an expression with a stage variable such as ${stageVariables.function}."
        stretch
      >
        <Grid gridDefinition={[{ colspan: { default: 12, s: 4 } }, { colspan: { default: 12, s: 8 } }]}>
          <RegionSelect label="Lambda region" value={region} onChange={(next) => form.set({ region: next })} />
          <FunctionInput
            value={functionName}
            region={region}
            placeholder="my-function or arn:aws:lambda:us-east-1:000000000000:function:my-function"
            invalid={form.fault('uri') !== ''}
            onChange={(next) => form.set({ functionName: next })}
          />
        </Grid>
      </Field>
      {credentials === '' && <GrantChoice functionName={functionName} region={region} checked={grant} onChange={(next) => form.set({ grant: next })} />}
    </SpaceBetween>
  )
}
