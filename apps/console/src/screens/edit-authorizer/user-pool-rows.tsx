import Input from '@cloudscape-design/components/input'
import type { AuthorizerDraft } from '../../components/authorizer/authorizer-draft.ts'
import type { Fields } from '../../components/form/fields.ts'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'

export function UserPoolRows({ form }: { readonly form: Fields<AuthorizerDraft> }) {
  return (
    <Rows
      form={form}
      name="providerARNs"
      title="Cognito user pools"
      what="user pool"
      rows={form.value.userPools}
      newRow={{ arn: '' }}
      columns={columns}
      onChange={(userPools) => form.set({ userPools })}
    />
  )
}

const columns: readonly RowColumn<{ readonly arn: string }>[] = [
  {
    label: 'User pool ARN',
    control: ({ arn }, change, label) => (
      <Input
        ariaLabel={label}
        value={arn}
        placeholder="arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_example"
        onChange={({ detail }) => change({ arn: detail.value })}
      />
    ),
  },
]
