import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Input from '@cloudscape-design/components/input'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { allRoles } from '../../client/iam.ts'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { CodeText } from '../reading/code-text.tsx'
import { prettyJson } from '../reading/pretty-json.ts'
import { basicExecutionPolicy, lambdaTrust, trustsLambda } from './lambda-role.ts'

export interface RoleDraft {
  readonly roleKind: 'new' | 'existing'
  readonly newRole: string
  readonly role: string
}

/** The execution role: a new one with Lambda's trust document, or one that is there; its documents to read and to copy. */
export function RoleFields({ form, onlyExisting = false }: { readonly form: Fields<RoleDraft>; readonly onlyExisting?: boolean }) {
  const { roleKind, newRole, role } = form.value
  const roles = useQuery(allRoles).data ?? []
  const chosen = roles.find(({ arn }) => arn === role)
  const isNew = roleKind === 'new' && !onlyExisting
  return (
    <SpaceBetween size="m">
      {!onlyExisting && (
        <Field
          form={form}
          name="roleKind"
          label="Execution role"
          description="As whom the function acts. On this machine it grants nothing and forbids nothing."
        >
          <RadioGroup
            value={roleKind}
            items={[
              { value: 'new', label: 'Create a new role with basic Lambda permissions' },
              { value: 'existing', label: 'Use an existing role' },
            ]}
            onChange={({ detail }) => form.set({ roleKind: detail.value === 'new' ? 'new' : 'existing' })}
          />
        </Field>
      )}
      {isNew ? (
        <Field form={form} name="newRole" label="Role name" optional description="Left empty, it is named for the function.">
          <Input value={newRole} onChange={({ detail }) => form.set({ newRole: detail.value })} />
        </Field>
      ) : (
        <Field
          form={form}
          name="Role"
          label={onlyExisting ? 'Execution role' : 'Existing role'}
          description="A role of this machine, or the ARN of any other: that one is kept as it is."
        >
          <Autosuggest
            value={role}
            placeholder="arn:aws:iam::000000000000:role/name"
            enteredTextLabel={(text) => `Use ${text}`}
            empty="No roles on this machine yet"
            ariaLabel={onlyExisting ? 'Execution role' : 'Existing role'}
            options={roles.map(({ arn, trustDocument }) => ({ value: arn, ...(trustsLambda(trustDocument) ? {} : { description: 'Does not trust Lambda' }) }))}
            onChange={({ detail }) => form.set({ role: detail.value })}
          />
        </Field>
      )}
      {(isNew || chosen) && (
        <ExpandableSection headerText="Documents of the role">
          <SpaceBetween size="s">
            <CodeText label="Trust document" language="json" text={chosen && !isNew ? prettyJson(chosen.trustDocument) : lambdaTrust} />
            {isNew && <CodeText label="AWSLambdaBasicExecutionRole" language="json" text={basicExecutionPolicy} />}
          </SpaceBetween>
        </ExpandableSection>
      )}
    </SpaceBetween>
  )
}
