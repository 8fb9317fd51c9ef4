import { call } from '../../client/aws.ts'
import { tagMember } from '../../components/tags/tag-draft.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { periodOf } from '../../components/usage-plan/period-of.ts'
import { checkPlan, draftOfPlan, type PlanDraft, planSettings } from '../../components/usage-plan/plan-draft.ts'
import { PlanFields } from '../../components/usage-plan/plan-fields.tsx'
import { help } from '../usage-plans/help.tsx'

export default function CreateUsagePlanScreen() {
  const form = useForm<PlanDraft>({
    draft: 'create-usage-plan',
    restApiId: undefined,
    initial: draftOfPlan(undefined),
    check: checkPlan,
    save: async (draft) => {
      const { name, description, throttle, quota } = planSettings(draft)
      const { id } = await call('CreateUsagePlan', {
        name,
        description,
        throttle,
        quota: quota && { ...quota, period: periodOf(draft.period) },
        ...tagMember(draft.tags),
      })
      return { message: `Successfully created usage plan '${draft.name}'. Add the stages and the keys that it is for.`, page: `/usage-plans/${id}` }
    },
  })
  return (
    <FormPage form={form} title="Create usage plan" help={help} submitText="Create usage plan" cancelTo="/usage-plans">
      <PlanFields form={form} />
    </FormPage>
  )
}
