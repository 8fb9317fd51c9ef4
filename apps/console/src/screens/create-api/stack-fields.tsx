import Alert from '@cloudscape-design/components/alert'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
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
    </SpaceBetween>
  )
}
