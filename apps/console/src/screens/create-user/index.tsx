import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isUserName, userNameRule, type UserRole } from '@fourbox/domain'
import { createUser } from '../../client/users.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { useNewKey } from '../../components/user/new-key.tsx'
import { RoleChoice } from '../../components/user/role-choice.tsx'
import { help } from '../users/help.tsx'

interface UserDraft {
  readonly userName: string
  readonly role: UserRole
}

const initial: UserDraft = { userName: '', role: 'viewer' }

export default function CreateUserScreen() {
  const form = useForm<UserDraft>({
    draft: 'create-user',
    restApiId: undefined,
    initial,
    check: ({ userName }) => ({
      faults: isUserName(userName) ? [] : [{ field: 'userName', text: userNameRule }],
      warnings: [],
    }),
    save: async ({ userName, role }) => {
      useNewKey.setState({ key: await createUser({ userName, role }) })
      return { message: `Created the user ${userName}.`, page: `/users/${encodeURIComponent(userName)}` }
    },
  })
  const { userName, role } = form.value
  return (
    <FormPage form={form} title="Create user" help={help} submitText="Create user" needs="admin" cancelTo="/users">
      <Container header={<Header variant="h2">User details</Header>}>
        <SpaceBetween size="l">
          <Field form={form} name="userName" label="User name" description="As it stands in the audit log, and in the ARN that policies know the user by.">
            <Input value={userName} onChange={({ detail }) => form.set({ userName: detail.value })} />
          </Field>
          <Field form={form} name="role" label="Role">
            <RoleChoice role={role} onChange={(chosen) => form.set({ role: chosen })} />
          </Field>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
