import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import { arn } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagRows } from '../../components/tags/tag-draft.ts'
import { checkPlan, draftOfPlan, type PlanDraft, planPatches } from '../../components/usage-plan/plan-draft.ts'
import { PlanFields } from '../../components/usage-plan/plan-fields.tsx'
import { settings } from '../../settings.ts'
import { help } from '../usage-plans/help.tsx'

export default function EditUsagePlanScreen() {
  const { usagePlanId = '' } = useParams()
  const plan = useQuery(query('GetUsagePlan', { usagePlanId }))
  return (
    <LoadedPage title="Edit usage plan" query={plan}>
      {(loaded) => <EditUsagePlan plan={loaded} />}
    </LoadedPage>
  )
}

function EditUsagePlan({ plan }: { readonly plan: UsagePlan }) {
  const { id = '', name = '', tags } = plan
  const page = `/usage-plans/${id}`
  const form = useForm<PlanDraft>({
    draft: `usage-plan ${id}`,
    restApiId: undefined,
    initial: draftOfPlan(plan),
    check: checkPlan,
    save: async (draft) => {
      const patchOperations = planPatches(plan, draft)
      if (patchOperations.length > 0) await call('UpdateUsagePlan', { usagePlanId: id, patchOperations })
      await saveTags(arn.apigateway(settings.region, `/usageplans/${id}`), tagRows(tags), draft.tags)
      return { message: `Successfully updated usage plan '${draft.name}'.`, page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${name}`} help={help} submitText="Save changes" cancelTo={page}>
      <PlanFields form={form} />
      <Container>
        <Field
          form={form}
          name="productCode"
          label="AWS Marketplace product code"
          optional
          description="Kept as a setting. It has no effect here: there is no AWS Marketplace on this machine."
        >
          <Input value={form.value.productCode} onChange={({ detail }) => form.set({ productCode: detail.value })} />
        </Field>
      </Container>
    </FormPage>
  )
}
