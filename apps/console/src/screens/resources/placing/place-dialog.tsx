import type { Resource } from '@aws-sdk/client-api-gateway'
import { visible } from '@fourbox/domain'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { fault, type Found, found } from '../../../components/form/faults.ts'
import { Field } from '../../../components/form/field.tsx'
import { FormDialog } from '../../../components/form/form-dialog.tsx'
import { useForm } from '../../../components/form/form.ts'
import { checkPlacing, lostVariables, lostVariablesText, placedAnew, type PlacingAction } from './placing.ts'
import { savePlacing } from './save-placing.ts'

interface PlaceDialogProperties {
  readonly restApiId: string
  readonly action: PlacingAction
  readonly resource: Resource
  /** All of the API. */
  readonly resources: readonly Resource[]
  readonly onDismiss: () => void
}

interface PlaceDraft {
  readonly parentId: string
  readonly name: string
}

const texts = {
  rename: { title: 'Rename resource', submit: 'Rename' },
  move: { title: 'Move resource', submit: 'Move' },
  copy: { title: 'Duplicate resource', submit: 'Duplicate' },
} as const satisfies Record<PlacingAction, object>

/** Asks where a resource is to stand, with its methods and all that is below it. */
export function PlaceDialog({ restApiId, action, resource, resources, onDismiss }: PlaceDialogProperties) {
  const { id = '', path = '', parentId = '', pathPart = '' } = resource
  // Once the copy is there, its name is free no more.
  const [name] = useState(() => (action === 'copy' ? copyName(resource, resources) : pathPart))
  const form = useForm<PlaceDraft>({
    draft: `${action} ${restApiId} ${id}`,
    restApiId,
    initial: { parentId, name },
    check,
    save: async (draft) => {
      const { resource: placed, ...saved } = await savePlacing({ restApiId, action, resource, parentId: draft.parentId, pathPart: draft.name }, resources)
      return placed.id === id ? saved : { ...saved, page: `/apis/${restApiId}/resources/${placed.id}` }
    },
    onSaved: onDismiss,
  })
  const placed = placedAnew(resources, { resource, parentId: form.value.parentId, pathPart: form.value.name })
  const { title, submit } = texts[action]
  return (
    <FormDialog form={form} title={title} submitText={submit} onDismiss={onDismiss}>
      <div>
        <b>{visible(path)}</b> {alongText(placed.length - 1)}
      </div>
      {action !== 'rename' && (
        <Field form={form} name="parentId" label="Resource path" description="The resource under which it stands.">
          <ParentSelect resources={resources} parentId={form.value.parentId} onChoose={(chosen) => form.set({ parentId: chosen })} />
        </Field>
      )}
      <Field form={form} name="pathPart" label="Resource name" constraintText={`Its path will be ${visible(placed[0]?.path ?? '')}`}>
        <Input value={form.value.name} onChange={({ detail }) => form.set({ name: detail.value })} />
      </Field>
    </FormDialog>
  )

  function check(draft: PlaceDraft): Found {
    if (draft.name === '') return found(fault('pathPart', 'Enter a resource name.'))
    const place = { resource, parentId: draft.parentId, pathPart: draft.name }
    const reading = checkPlacing(resources, { action, ...place })
    const { faults, warnings } = found([], ...(reading ? [reading] : []))
    return { faults, warnings: [...warnings, ...fault('pathPart', lostVariablesText(lostVariables(placedAnew(resources, place))))] }
  }
}

function alongText(below: number): string {
  return below === 0 ? 'with its methods.' : `with its methods, and ${below === 1 ? 'the resource' : `the ${below} resources`} below it.`
}

interface ParentSelectProperties {
  readonly resources: readonly Resource[]
  readonly parentId: string
  readonly onChoose: (parentId: string) => void
}

function ParentSelect({ resources, parentId, onChoose }: ParentSelectProperties) {
  const options = resources.map(({ id = '', path = '' }) => ({ value: id, label: visible(path) })).toSorted((a, b) => (a.label < b.label ? -1 : 1))
  return (
    <Select
      filteringType="auto"
      virtualScroll={options.length > 100}
      options={options}
      selectedOption={options.find(({ value }) => value === parentId) ?? null}
      onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
    />
  )
}

/** A name that is free beside the copied resource: `pets-copy`; of a variable, beside which none may stand, without its braces. */
function copyName({ parentId, pathPart = '' }: Resource, resources: readonly Resource[]): string {
  const taken = new Set(resources.filter((each) => each.parentId === parentId).map((each) => each.pathPart))
  const name = `${pathPart.replaceAll(/[{}+]/g, '')}-copy`
  let free = name
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`
  return free
}
