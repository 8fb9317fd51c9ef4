import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { type AuthorizerDraft, emptyAuthorizer } from '../../components/authorizer/authorizer-draft.ts'
import { authorizerMembers } from '../../components/authorizer/authorizer-input.ts'
import { checkAuthorizer } from '../../components/authorizer/check-authorizer.ts'
import { grantAuthorizer } from '../../components/authorizer/grant-authorizer.ts'
import { help } from '../../components/authorizer/help.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { settings } from '../../settings.ts'
import { AuthorizerFields } from './authorizer-fields.tsx'

export default function CreateAuthorizerScreen() {
  const { restApiId = '' } = useParams()
  const form = useForm<AuthorizerDraft>({
    draft: `create-authorizer ${restApiId}`,
    restApiId,
    initial: { ...emptyAuthorizer, region: settings.region },
    check: checkAuthorizer,
    save: async (draft) => {
      const { id = '', name } = await call('CreateAuthorizer', { restApiId, ...authorizerMembers(draft, settings.account) })
      const granted = await grantAuthorizer(draft, restApiId, id)
      return { message: `Created the authorizer ${name}. ${granted}`.trimEnd(), page: `/apis/${restApiId}/authorizers/${id}` }
    },
  })
  return (
    <FormPage form={form} title="Create authorizer" help={help} submitText="Create authorizer" cancelTo={`/apis/${restApiId}/authorizers`}>
      <AuthorizerFields form={form} />
    </FormPage>
  )
}
