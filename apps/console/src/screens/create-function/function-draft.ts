import type { RoleDraft } from '../../components/role/role-fields.tsx'

/** Where a new function's code comes from. */
export type FunctionSource = 'scratch' | 'blueprint' | 'zip' | 'folder'

export interface FunctionDraft extends RoleDraft {
  readonly source: FunctionSource
  readonly name: string
  readonly runtime: string
  readonly handler: string
  readonly blueprint: string
  /** Absent until one is chosen. */
  readonly zip?: File
  readonly folder: string
  readonly watched: boolean
}

export const emptyFunction: FunctionDraft = {
  source: 'scratch',
  name: '',
  runtime: 'nodejs24.x',
  handler: '',
  blueprint: 'faq',
  folder: '',
  watched: true,
  roleKind: 'new',
  newRole: '',
  role: '',
}

export const sources: readonly { readonly value: FunctionSource; readonly label: string; readonly description: string }[] = [
  { value: 'scratch', label: 'Author from scratch', description: 'Start with a function that says hello.' },
  { value: 'blueprint', label: 'Use a blueprint', description: 'Start with one that works: a micro-service, an authorizer, a reader of DynamoDB.' },
  { value: 'zip', label: 'Upload a .zip file', description: 'Code and libraries as they would be uploaded to AWS.' },
  { value: 'folder', label: 'Run a folder of this machine', description: 'Edit in your own editor: the next call runs what you have saved.' },
]

export function sourceOf(text: string | undefined): FunctionSource {
  return sources.find(({ value }) => value === text)?.value ?? 'scratch'
}
