import RadioGroup from '@cloudscape-design/components/radio-group'
import { isUserRole, type UserRole, userRoles } from '@fourbox/domain'

const descriptions: Readonly<Record<UserRole, string>> = {
  viewer: 'Reads everything but secrets.',
  developer: 'Changes, tests and deploys APIs and functions.',
  admin: 'Does everything, with users too.',
}

const items = userRoles.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1), description: descriptions[value] }))

export function RoleChoice({ role, onChange }: { readonly role: UserRole; readonly onChange: (role: UserRole) => void }) {
  return <RadioGroup ariaLabel="Role" value={role} items={items} onChange={({ detail }) => isUserRole(detail.value) && onChange(detail.value)} />
}
