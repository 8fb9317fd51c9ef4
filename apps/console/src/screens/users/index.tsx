import SpaceBetween from '@cloudscape-design/components/space-between'
import type { User } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { users } from '../../client/users.ts'
import { DeleteUser } from '../../components/deleting/delete-user.tsx'
import type { ListColumn } from '../../components/list/list-column.ts'
import { ListPage } from '../../components/list/list-page.tsx'
import { fieldTime } from '../../components/moment/time-text.ts'
import { StrictModeOnly } from '../../components/user/strict-mode-only.tsx'
import { href } from '../../shell/address.ts'
import { help } from './help.tsx'

/** Who may come in, and what they may do. */
export default function UsersScreen() {
  return (
    <SpaceBetween size="m">
      <StrictModeOnly what="Users and roles hold" />
      <ListPage
        title="Users"
        one="a user"
        help={help}
        query={useQuery(users)}
        needs="admin"
        columns={columns}
        idOf={({ userName }) => userName}
        nameOf={({ userName }) => userName}
        placeholder="Find users"
        create={{ text: 'Create user', href: href('/users/create') }}
        empty="A user comes in by an access key, and does what a role allows."
        renderDeletion={({ userName }, close) => <DeleteUser userName={userName} onDeleted={close} onDismiss={close} />}
      />
    </SpaceBetween>
  )
}

const columns: readonly ListColumn<User>[] = [
  { id: 'name', header: 'Name', text: ({ userName }) => userName, href: ({ userName }) => href('/users/:userName', { userName }) },
  { id: 'role', header: 'Role', short: true, text: ({ role }) => role },
  { id: 'keys', header: 'Access keys', short: true, text: ({ accessKeyIds }) => String(accessKeyIds.length) },
  { id: 'provider', header: 'Signs in by', text: ({ subject }) => (subject ? new URL(subject.issuer).host : 'Access keys') },
  { id: 'created', header: 'Created', short: true, text: ({ createdAt }) => fieldTime(createdAt, false) },
]
