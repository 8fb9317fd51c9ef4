import Input from '@cloudscape-design/components/input'
import { callLambda } from '../../../client/lambda.ts'
import { fault, found } from '../../../components/form/faults.ts'
import { Field } from '../../../components/form/field.tsx'
import { FormDialog } from '../../../components/form/form-dialog.tsx'
import { useForm } from '../../../components/form/form.ts'
import { settings } from '../../../settings.ts'

interface AddPermissionProperties {
  readonly name: string
  readonly qualifier: string
  readonly onDismiss: () => void
}

/** One statement more in a function's policy. */
export function AddPermission({ name, qualifier, onDismiss }: AddPermissionProperties) {
  const form = useForm({
    draft: `add-permission ${name} ${qualifier}`,
    restApiId: undefined,
    initial: { statementId: '', principal: 'apigateway.amazonaws.com', action: 'lambda:InvokeFunction', sourceArn: '' },
    check: ({ statementId, principal }) =>
      found([
        ...fault('StatementId', /^[a-zA-Z0-9-_]{1,100}$/.test(statementId) ? undefined : 'Enter 1 to 100 letters, digits, - or _'),
        ...fault('Principal', principal.trim() === '' ? 'Enter a service, an account or *.' : undefined),
      ]),
    save: async ({ statementId, principal, action, sourceArn }) => {
      await callLambda('AddPermission', {
        FunctionName: name,
        StatementId: statementId,
        Principal: principal.trim(),
        Action: action.trim(),
        ...(sourceArn.trim() === '' ? {} : { SourceArn: sourceArn.trim() }),
        ...(qualifier === '' ? {} : { Qualifier: qualifier }),
        ...(action.trim() === 'lambda:InvokeFunctionUrl' ? { FunctionUrlAuthType: 'NONE' } : {}),
      })
      return { message: `Added the statement ${statementId}.` }
    },
    onSaved: onDismiss,
  })
  const { statementId, principal, action, sourceArn } = form.value
  return (
    <FormDialog form={form} title="Add permission" submitText="Add" onDismiss={onDismiss}>
      <Field form={form} name="StatementId" label="Statement ID">
        <Input value={statementId} placeholder="allow-orders-api" onChange={({ detail }) => form.set({ statementId: detail.value })} />
      </Field>
      <Field form={form} name="Principal" label="Principal" description="A service, an account’s number, an ARN, or * for everybody.">
        <Input value={principal} onChange={({ detail }) => form.set({ principal: detail.value })} />
      </Field>
      <Field form={form} name="Action" label="Action">
        <Input value={action} onChange={({ detail }) => form.set({ action: detail.value })} />
      </Field>
      <Field form={form} name="SourceArn" label="Source ARN" optional description="On behalf of what it is called; * stands for anything.">
        <Input
          value={sourceArn}
          placeholder={`arn:aws:execute-api:${settings.region}:${settings.account}:abc123/*/GET/orders`}
          onChange={({ detail }) => form.set({ sourceArn: detail.value })}
        />
      </Field>
    </FormDialog>
  )
}
