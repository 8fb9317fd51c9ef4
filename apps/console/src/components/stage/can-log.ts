import { useQuery } from '@tanstack/react-query'
import { query } from '../../client/query.ts'

/** Whether the account has a role for CloudWatch Logs, without which AWS refuses execution logs. True until it is known. */
export function useCanLog(): boolean {
  const account = useQuery(query('GetAccount', {}))
  return account.data === undefined || account.data.cloudwatchRoleArn !== undefined
}
