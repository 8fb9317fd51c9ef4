import Alert from '@cloudscape-design/components/alert'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { Field } from '../../components/form/field.tsx'
import type { Form } from '../../components/form/form.ts'
import type { ApiDraft } from './api-draft.ts'

/** What is asked and said where the definition is a CloudFormation template. */
export function StackFields({ form }: { readonly form: Form<ApiDraft> }) {
  return (
    <SpaceBetween size="l">
      <Alert type="info">
        This is a CloudFormation template: it becomes a stack with all of it that can be made here. Code, definitions and nested templates in files beside it
        cannot be read from here, and such a template is refused; <code>fourbox import PATH</code> on the command line takes them, too.
      </Alert>
      <Field form={form} name="stackName" label="Stack name" description="The same name again updates that stack.">
        <Input value={form.value.stackName} onChange={({ detail }) => form.set({ stackName: detail.value })} />
      </Field>
      <Field
        form={form}
        name="stackParameters"
        label="Parameters"
        optional
        description="One KEY=VALUE a line. Those that are not given keep what they had, else their defaults."
      >
        <Textarea
          value={form.value.stackParameters}
          rows={3}
          placeholder="Environment=dev"
          onChange={({ detail }) => form.set({ stackParameters: detail.value })}
        />
      </Field>
    </SpaceBetween>
  )
}
