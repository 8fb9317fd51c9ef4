import { useSearchParams } from 'react-router'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { checkFunction, createFunction } from './create-function.ts'
import { FunctionFields } from './fields.tsx'
import { emptyFunction, type FunctionDraft, sourceOf } from './function-draft.ts'
import { help } from './help.tsx'

/** The four ways to a function: from scratch, a blueprint, a zip, a folder. */
export default function CreateFunctionScreen() {
  const [address] = useSearchParams()
  const form = useForm<FunctionDraft>({
    draft: 'create-function',
    restApiId: undefined,
    initial: { ...emptyFunction, source: sourceOf(address.get('from') ?? undefined), name: address.get('name') ?? '' },
    check: checkFunction,
    save: async (draft) => {
      await createFunction(draft)
      return { message: `Created the function ${draft.name}.`, page: `/functions/${draft.name}` }
    },
  })
  return (
    <FormPage form={form} title="Create function" help={help} submitText="Create function" cancelTo="/functions">
      <FunctionFields form={form} />
    </FormPage>
  )
}
