import type { Account } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { query } from '../../client/query.ts'
import { renamingField } from '../../client/refused-field.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { settings } from '../../settings.ts'
import { help } from '../settings/help.tsx'

export default function EditSettingsScreen() {
  const account = useQuery(query('GetAccount', {}))
  return (
    <LoadedPage title="Edit logging" query={account}>
      {(loaded) => <EditLogging account={loaded} />}
    </LoadedPage>
  )
}

function EditLogging({ account: { cloudwatchRoleArn = '' } }: { readonly account: Account }) {
  const form = useForm<{ readonly cloudwatchRoleArn: string }>({
    draft: 'settings',
    restApiId: undefined,
    initial: { cloudwatchRoleArn },
    save: async (draft) => {
      const patchOperations = valuePatch('/cloudwatchRoleArn', cloudwatchRoleArn, draft.cloudwatchRoleArn.trim())
      if (patchOperations.length > 0) await call('UpdateAccount', { patchOperations }).catch(renamingField(undefined, 'cloudwatchRoleArn'))
      return { message: 'Saved the settings.', page: '/settings' }
    },
  })
  return (
    <FormPage form={form} title="Edit logging" help={help} submitText="Save changes" cancelTo="/settings">
      <Container header={<Header variant="h2">Logging</Header>}>
        <Field
          form={form}
          name="cloudwatchRoleArn"
          label="CloudWatch log role ARN"
          optional
          description="A role that apigateway.amazonaws.com may assume. Fourbox asks for it as AWS does, and writes the logs to this machine without it."
          stretch
        >
          <Input
            value={form.value.cloudwatchRoleArn}
            placeholder={`arn:aws:iam::${settings.account}:role/api-gateway-logs`}
            onChange={({ detail }) => form.set({ cloudwatchRoleArn: detail.value })}
          />
        </Field>
      </Container>
    </FormPage>
  )
}
