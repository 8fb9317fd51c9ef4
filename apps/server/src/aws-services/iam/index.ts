import type { QueryService } from '../protocol/query-protocol.ts'
import { managedPolicies } from './managed-policies.ts'
import { rolePolicies } from './role-policies.ts'
import { roles } from './roles.ts'

/** Roles and policies: kept and given back, so that tools can create them beside an API. They grant nothing here. */
export const iam: QueryService = {
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  actions: new Map(Object.entries({ ...roles, ...rolePolicies, ...managedPolicies })),
}
