import RadioGroup from '@cloudscape-design/components/radio-group'
import { isUserRole, type UserRole } from '@fourbox/domain'

const items = [
  { value: 'viewer', label: 'Viewer', description: 'Reads everything but secrets.' },
  { value: 'developer', label: 'Developer', description: 'Changes, tests and deploys APIs and functions.' },
  { value: 'admin', label: 'Admin', description: 'Does everything, with users too.' },
]

export function RoleChoice({ role, onChange }: { readonly role: UserRole; readonly onChange: (role: UserRole) => void }) {
  return <RadioGroup ariaLabel="Role" value={role} items={items} onChange={({ detail }) => isUserRole(detail.value) && onChange(detail.value)} />
}
