import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { refresh } from '../../client/refresh.ts'
import { type AuthorizerDraft, checkAuthorizer, emptyAuthorizer, fieldOfAuthorizer } from '../../components/authorizer/authorizer-draft.ts'
import { authorizerMembers } from '../../components/authorizer/authorizer-input.ts'
import { help } from '../../components/authorizer/help.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { settings } from '../../settings.ts'
import { flash } from '../../shell/flashes.ts'
import { AuthorizerFields } from './authorizer-fields.tsx'

export default function CreateAuthorizerScreen() {
  const { restApiId = '' } = useParams()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm<AuthorizerDraft>({
    draft: `create-authorizer ${restApiId}`,
    initial: { ...emptyAuthorizer, region: settings.region },
    check: checkAuthorizer,
    fieldOf: fieldOfAuthorizer,
    save: async (draft) => {
      const { id, name } = await call('CreateAuthorizer', { restApiId, ...authorizerMembers(draft, settings.account) })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Created the authorizer ${name}.` })
      await navigate(`/apis/${restApiId}/authorizers/${id}`)
    },
  })
  return (
    <FormPage form={form} title="Create authorizer" help={help} submitText="Create authorizer" cancelTo={`/apis/${restApiId}/authorizers`}>
      <AuthorizerFields form={form} />
    </FormPage>
  )
}
