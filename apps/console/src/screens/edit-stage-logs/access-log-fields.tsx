import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import Toggle from '@cloudscape-design/components/toggle'
import { Field } from '../../components/form/field.tsx'
import type { Fields } from '../../components/form/fields.ts'
import { PlainText } from '../../components/reading/plain-text.tsx'
import { logGroupArn } from '../../client/log-group.ts'
import { accessLogFormats, exampleLine } from './access-log-formats.ts'
import type { LogsDraft } from './index.tsx'

interface AccessLogFieldsProperties {
  readonly form: Fields<LogsDraft>
  readonly restApiId: string
  readonly stageName: string
}

/** A line for each call, in a format of one's own, and the line that an imagined call would write. */
export function AccessLogFields({ form, restApiId, stageName }: AccessLogFieldsProperties) {
  const { accessLogging, destinationArn, format } = form.value
  const suggested = logGroupArn(`${restApiId}-${stageName}-access`)
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={accessLogging}
        onChange={({ detail }) =>
          form.set({ accessLogging: detail.checked, ...(detail.checked && destinationArn === '' ? { destinationArn: suggested } : {}) })
        }
      >
        Custom access logging
      </Toggle>
      {accessLogging && (
        <SpaceBetween size="l">
          <Field form={form} name="accessLogSettings.destinationArn" label="Access log destination ARN" description="A log group." stretch>
            <Input value={destinationArn} placeholder={suggested} onChange={({ detail }) => form.set({ destinationArn: detail.value })} />
          </Field>
          <Field
            form={form}
            name="accessLogSettings.format"
            label="Log format"
            description="One line, with $context.requestId or $context.extendedRequestId in it."
            stretch
            secondaryControl={
              <SpaceBetween direction="horizontal" size="xs">
                {accessLogFormats.map((one) => (
                  <Button key={one.id} formAction="none" onClick={() => form.set({ format: one.format })}>
                    {one.id}
                  </Button>
                ))}
              </SpaceBetween>
            }
          >
            <Textarea value={format} rows={5} spellcheck={false} onChange={({ detail }) => form.set({ format: detail.value })} />
          </Field>
          <div>
            <Box variant="awsui-key-label">Preview: what a call would write</Box>
            <PlainText label="Preview" text={exampleLine(format)} />
          </div>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}
