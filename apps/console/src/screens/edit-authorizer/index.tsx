import type { Authorizer } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { type AuthorizerDraft, draftOfAuthorizer } from '../../components/authorizer/authorizer-draft.ts'
import { authorizerPatches } from '../../components/authorizer/authorizer-input.ts'
import { checkAuthorizer } from '../../components/authorizer/check-authorizer.ts'
import { grantAuthorizer } from '../../components/authorizer/grant-authorizer.ts'
import { help } from '../../components/authorizer/help.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { settings } from '../../settings.ts'
import { AuthorizerFields } from './authorizer-fields.tsx'

export default function EditAuthorizerScreen() {
  const { restApiId = '', authorizerId = '' } = useParams()
  const authorizer = useQuery(query('GetAuthorizer', { restApiId, authorizerId }))
  return (
    <LoadedPage title="Edit authorizer" query={authorizer}>
      {(loaded) => <EditAuthorizer restApiId={restApiId} authorizer={loaded} />}
    </LoadedPage>
  )
}

function EditAuthorizer({ restApiId, authorizer }: { readonly restApiId: string; readonly authorizer: Authorizer }) {
  const { id: authorizerId = '', name } = authorizer
  const page = `/apis/${restApiId}/authorizers/${authorizerId}`
  const form = useForm<AuthorizerDraft>({
    draft: `edit-authorizer ${restApiId} ${authorizerId}`,
    restApiId,
    initial: draftOfAuthorizer(authorizer),
    check: checkAuthorizer,
    save: async (draft) => {
      const patchOperations = authorizerPatches(authorizer, draft, settings.account)
      if (patchOperations.length > 0) await call('UpdateAuthorizer', { restApiId, authorizerId, patchOperations })
      const granted = await grantAuthorizer(draft, restApiId, authorizerId)
      return { message: `Saved the authorizer ${draft.name}. Deploy the API for it to act. ${granted}`.trimEnd(), page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${name}`} help={help} submitText="Save changes" cancelTo={page}>
      <AuthorizerFields form={form} />
    </FormPage>
  )
}
