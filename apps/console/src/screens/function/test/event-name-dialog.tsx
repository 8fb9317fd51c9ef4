import { isTestEventName } from '@fourbox/domain'
import Input from '@cloudscape-design/components/input'
import { fault, found } from '../../../components/form/faults.ts'
import { Field } from '../../../components/form/field.tsx'
import { FormDialog } from '../../../components/form/form-dialog.tsx'
import { useForm } from '../../../components/form/form.ts'

/** Asks under which name an event is kept. */
export function EventNameDialog({ onName, onDismiss }: { readonly onName: (name: string) => Promise<void>; readonly onDismiss: () => void }) {
  const form = useForm({
    draft: 'test-event-name',
    restApiId: undefined,
    initial: { name: '' },
    check: ({ name }) => found(fault('name', isTestEventName(name) ? undefined : 'Enter 1 to 64 letters, digits, points, - or _')),
    save: async ({ name }) => {
      await onName(name)
      return { message: `Saved the test event ${name}.` }
    },
    onSaved: onDismiss,
  })
  return (
    <FormDialog form={form} title="Save test event" submitText="Save" onDismiss={onDismiss}>
      <Field form={form} name="name" label="Event name" description="It is kept with the function, for every browser.">
        <Input value={form.value.name} placeholder="MyEvent" onChange={({ detail }) => form.set({ name: detail.value })} />
      </Field>
    </FormDialog>
  )
}
