/** An API in front of a function: a new one, or one that is there. */
export interface TriggerDraft {
  readonly api: 'new' | 'existing'
  readonly apiName: string
  readonly restApiId: string
  readonly path: string
  readonly stageName: string
  readonly security: Security
}

export type Security = 'open' | 'iam' | 'api-key'

export const securities: readonly { readonly value: Security; readonly label: string; readonly description: string }[] = [
  { value: 'open', label: 'Open', description: 'Everybody may call it.' },
  { value: 'iam', label: 'IAM', description: 'Only signed requests.' },
  { value: 'api-key', label: 'API key', description: 'Only with a key of a usage plan.' },
]

export function firstDraft(functionName: string): TriggerDraft {
  return { api: 'new', apiName: `${functionName}-API`, restApiId: '', path: `/${functionName}`, stageName: 'default', security: 'open' }
}
