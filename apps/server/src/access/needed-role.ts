import type { UserRole } from '@fourbox/domain'

/** What the verb with which AWS names an operation says of it. */
const byVerb: ReadonlyMap<string, UserRole> = new Map([
  ...verbs('viewer', 'Describe', 'Export', 'Filter', 'Get', 'List'),
  ...verbs('developer', 'Add', 'Associate', 'Attach', 'Cancel', 'Create', 'Delete', 'Detach', 'Disable', 'Disassociate', 'Flush', 'Generate', 'Import'),
  ...verbs('developer', 'Invoke', 'Publish', 'Put', 'Reimport', 'Reject', 'Remove', 'Reset', 'Tag', 'Test', 'Untag', 'Update'),
])

/** Where the verb says too little. */
const byName: ReadonlyMap<string, UserRole> = new Map([
  ['StartLiveTail', 'viewer'],
  ['StartQuery', 'viewer'],
  ['StopQuery', 'viewer'],
])

/** What one of AWS's operations needs; undefined for one of which nothing is said here. */
export function neededRole(operation: string): UserRole | undefined {
  return byName.get(operation) ?? byVerb.get(/^[A-Z][a-z]+/.exec(operation)?.[0] ?? '')
}

function verbs(role: UserRole, ...names: readonly string[]): readonly (readonly [string, UserRole])[] {
  return names.map((name) => [name, role] as const)
}
