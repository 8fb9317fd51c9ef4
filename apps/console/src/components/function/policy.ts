import { ResourceNotFoundException } from '@aws-sdk/client-lambda'
import { callLambda } from '../../client/lambda.ts'

/** A statement as AWS prints it. */
export interface Statement {
  readonly Sid: string
  readonly Principal: string | Readonly<Record<string, string>>
  readonly Action: string
  readonly Resource: string
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Who may call a function, or one of its aliases or versions; nobody where it has no policy. */
export function functionPolicy(name: string, qualifier?: string) {
  return {
    queryKey: ['Lambda.GetPolicy', { FunctionName: name, Qualifier: qualifier }] as const,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly Statement[]> => {
      try {
        const { Policy = '' } = await callLambda('GetPolicy', { FunctionName: name, ...(qualifier === undefined ? {} : { Qualifier: qualifier }) }, signal)
        const { Statement: statements }: { readonly Statement: readonly Statement[] } = JSON.parse(Policy)
        return statements
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return []
        throw error
      }
    },
  }
}

export function principalText(principal: Statement['Principal']): string {
  return typeof principal === 'string' ? principal : Object.values(principal).join(', ')
}

/** `AWS:SourceArn like arn:…`; nothing where every call of the principal is allowed. */
export function conditionText(condition: Statement['Condition'] = {}): string {
  return Object.entries(condition)
    .flatMap(([operator, keys]) => Object.entries(keys).map(([key, value]) => `${key} ${operator === 'ArnLike' ? 'like' : '='} ${value}`))
    .join('; ')
}
