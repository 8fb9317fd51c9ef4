import Checkbox from '@cloudscape-design/components/checkbox'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { callLambda } from '../../../client/lambda.ts'
import { inSequence } from '../../../client/sequence.ts'
import { Field } from '../../../components/form/field.tsx'
import { FormDialog } from '../../../components/form/form-dialog.tsx'
import { useForm } from '../../../components/form/form.ts'

interface UrlDraft {
  readonly authType: 'NONE' | 'AWS_IAM'
  readonly streams: boolean
}

/** An address for the function; for everybody it takes a statement of its policy as well, which is added with it. */
export function CreateFunctionUrl({ name, onDismiss }: { readonly name: string; readonly onDismiss: () => void }) {
  const form = useForm<UrlDraft>({
    draft: `function-url ${name}`,
    restApiId: undefined,
    initial: { authType: 'NONE', streams: false },
    save: async ({ authType, streams }) => {
      await inSequence(async (step) => {
        await step(
          'the function URL',
          () => callLambda('CreateFunctionUrlConfig', { FunctionName: name, AuthType: authType, ...(streams ? { InvokeMode: 'RESPONSE_STREAM' } : {}) }),
          () => callLambda('DeleteFunctionUrlConfig', { FunctionName: name }),
        )
        if (authType === 'NONE') {
          await callLambda('AddPermission', {
            FunctionName: name,
            StatementId: `FunctionURLAllowPublicAccess-${crypto.randomUUID().slice(0, 8)}`,
            Principal: '*',
            Action: 'lambda:InvokeFunctionUrl',
            FunctionUrlAuthType: 'NONE',
          })
        }
      })
      return { message: `Created a function URL for ${name}.` }
    },
    onSaved: onDismiss,
  })
  const { authType, streams } = form.value
  return (
    <FormDialog form={form} title="Create function URL" submitText="Create" onDismiss={onDismiss}>
      <Field form={form} name="AuthType" label="Auth type">
        <RadioGroup
          value={authType}
          items={[
            { value: 'NONE', label: 'NONE', description: 'Everybody may call it; a statement of the policy says so and is added.' },
            { value: 'AWS_IAM', label: 'AWS_IAM', description: 'Only signed requests.' },
          ]}
          onChange={({ detail }) => form.set({ authType: detail.value === 'AWS_IAM' ? 'AWS_IAM' : 'NONE' })}
        />
      </Field>
      <Checkbox checked={streams} description="Invoke mode RESPONSE_STREAM" onChange={({ detail }) => form.set({ streams: detail.checked })}>
        Hand the answer on as it comes
      </Checkbox>
    </FormDialog>
  )
}
