import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type User, visible } from '@fourbox/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { setRole, users } from '../../client/users.ts'
import { DeleteUser } from '../../components/deleting/delete-user.tsx'
import { Loaded } from '../../components/faces/loaded.tsx'
import { NewKey } from '../../components/user/new-key.tsx'
import { RoleChoice } from '../../components/user/role-choice.tsx'
import { WriteButton } from '../../components/writing/write-button.tsx'
import { flash } from '../../shell/flashes.ts'
import { Screen } from '../../shell/screen.tsx'
import { help } from '../users/help.tsx'
import { AccessKeys } from './access-keys.tsx'

/** One user: role, access keys, the way out. */
export default function UserScreen() {
  const { userName = '' } = useParams()
  const [deleting, setDeleting] = useState(false)
  const navigate = useNavigate()
  return (
    <Screen
      title={userName}
      help={help}
      actions={
        <WriteButton needs="admin" onClick={() => setDeleting(true)}>
          Delete
        </WriteButton>
      }
    >
      <NewKey userName={userName} />
      <Loaded query={useQuery(users)}>
        {(all) => {
          const user = all.find((each) => each.userName === userName)
          return user ? <Details key={user.role} user={user} /> : <Container>There is no user {visible(userName)}.</Container>
        }}
      </Loaded>
      {deleting && <DeleteUser userName={userName} onDeleted={() => navigate('/users')} onDismiss={() => setDeleting(false)} />}
    </Screen>
  )
}

function Details({ user }: { readonly user: User }) {
  const [role, choose] = useState(user.role)
  const saving = useMutation({ ...setRole, onSuccess: () => flash({ type: 'success', content: `${user.userName} has the role ${role} now.` }) })
  return (
    <SpaceBetween size="m">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <WriteButton
                needs="admin"
                disabled={role === user.role}
                loading={saving.isPending}
                onClick={() => saving.mutate({ userName: user.userName, role })}
              >
                Save role
              </WriteButton>
            }
          >
            Role
          </Header>
        }
      >
        <RoleChoice role={role} onChange={choose} />
      </Container>
      <AccessKeys user={user} />
    </SpaceBetween>
  )
}
