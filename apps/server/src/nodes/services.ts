import type { RouteHandlers } from '../http-server/routes.ts'

/** What a node answers on its control port, behind the doors that all roles have. */
export type Services = Omit<RouteHandlers, 'admission' | 'strict' | 'metrics' | 'reportBug'>
