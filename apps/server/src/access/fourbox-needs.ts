import type { UserRole } from '@fourbox/domain'
import { readFields } from '../fourbox-api/read-fields.ts'

type Method = 'get' | 'post' | 'put' | 'delete' | 'all'

/** What one route below `/_fourbox` needs; some depend on what is in the body. */
export interface FourboxNeed {
  readonly method: Method
  /** As the router has it. */
  readonly path: string
  readonly needs: UserRole | ((body: unknown) => UserRole)
}

/** Every route below `/_fourbox`; one that is not here needs an admin. */
export const fourboxNeeds: readonly FourboxNeed[] = [
  ...routes('viewer', 'get', '/session', '/changes', '/operations', '/not-enforced', '/settings', '/petstore.json'),
  ...routes('viewer', 'get', '/traces', '/traces/live', '/traces/calls', '/traces/:requestId', '/metrics'),
  ...routes('viewer', 'get', '/caches/:restApiId/:stageName', '/serving/:restApiId', '/throttle/:restApiId/:stageName', '/clock', '/nodes'),
  ...routes('viewer', 'get', '/functions', '/functions/:name/metrics', '/functions/:name/test-events', '/user-pools', '/stacks'),
  ...routes('viewer', 'get', '/lint-rules', '/lint/:restApiId', '/tests/:restApiId', '/history/:restApiId', '/history/:restApiId/:sequence/forms'),
  ...routes('viewer', 'get', '/undeployed/:restApiId/:stageName', '/changes/:restApiId/:from/:to', '/definitions/:restApiId/:state'),
  ...routes('viewer', 'get', '/exports/:restApiId/:stageName/:form', '/exports/:restApiId/:form'),
  // They judge or rewrite what is sent, and keep nothing of it.
  ...routes('viewer', 'post', '/definitions/check', '/lint', '/calls/forms'),
  // Of the caller's own.
  ...routes('viewer', 'post', '/sessions', '/sign-in-addresses'),
  ...routes('viewer', 'delete', '/session'),

  // Both hold what functions are configured with.
  ...routes('developer', 'get', '/stacks/:name', '/functions/:name/folder'),
  ...routes('developer', 'put', '/tests/:restApiId', '/tests/:restApiId/:id', '/functions/:name/test-events/:event'),
  ...routes('developer', 'delete', '/tests/:restApiId/:id', '/functions/:name/test-events/:event', '/caches/:restApiId/:stageName/:id', '/stacks/:name'),
  ...routes('developer', 'post', '/tests/:restApiId/run', '/history/:restApiId/undo', '/history/:restApiId/redo', '/resources/:restApiId/:resourceId/copy'),
  ...routes('developer', 'post', '/domain-calls', '/user-pools/:userPoolId/tokens'),
  ...routes(forTemplate, 'post', '/stacks', '/stacks/compare'),

  // It runs a folder of the server's own machine.
  ...routes('admin', 'post', '/functions'),
  ...routes('admin', 'get', '/backup', '/access-keys', '/users', '/audit'),
  ...routes('admin', 'post', '/clock', '/access-keys', '/users', '/users/:userName/access-keys'),
  ...routes('admin', 'put', '/users/:userName/role'),
  ...routes('admin', 'delete', '/nodes/:id', '/access-keys/:accessKeyId', '/users/:userName', '/users/:userName/access-keys/:accessKeyId'),
  ...routes('admin', 'all', '/snapshot'),
]

/** A template's text names no file; a path is one of the server's own machine. */
function forTemplate(body: unknown): UserRole {
  return typeof readFields(body)['template'] === 'string' ? 'developer' : 'admin'
}

function routes(needs: FourboxNeed['needs'], method: Method, ...paths: readonly string[]): readonly FourboxNeed[] {
  return paths.map((path) => ({ method, path, needs }))
}
