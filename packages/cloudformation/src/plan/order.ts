/** What is to be put in order. */
interface Ordered {
  readonly logicalId: string
  readonly type: string
  readonly dependsOn: readonly string[]
}

/**
 * Puts every resource behind what it depends on, else in the order of the template. CloudFormation makes all that is ready
 * at once, so that what hangs on the API alone is there long before a deployment, though nothing says so; one by one,
 * deployments are taken when nothing else is ready.
 */
export function inOrder<Resource extends Ordered>(
  resources: readonly Resource[],
): { readonly ordered: readonly Resource[] } | { readonly ring: readonly string[] } {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]))
  const waiting = new Map(resources.map(({ logicalId, dependsOn }) => [logicalId, dependsOn.filter((id) => byId.has(id)).length]))
  const followers = new Map<string, Resource[]>(resources.map(({ logicalId }) => [logicalId, []]))
  for (const resource of resources) for (const id of resource.dependsOn) followers.get(id)?.push(resource)
  const rank = new Map(resources.map(({ logicalId }, index) => [logicalId, index]))
  const ready = resources.filter(({ logicalId }) => waiting.get(logicalId) === 0)
  const ordered: Resource[] = []
  while (ready.length > 0) {
    const at = Math.max(
      0,
      ready.findIndex(({ type }) => type !== 'AWS::ApiGateway::Deployment'),
    )
    const [next] = ready.splice(at, 1)
    if (!next) break
    ordered.push(next)
    for (const follower of followers.get(next.logicalId) ?? []) {
      const left = (waiting.get(follower.logicalId) ?? 0) - 1
      waiting.set(follower.logicalId, left)
      if (left === 0) insert(ready, follower, rank)
    }
  }
  if (ordered.length === resources.length) return { ordered }
  return { ring: ringAmong(resources.filter(({ logicalId }) => (waiting.get(logicalId) ?? 0) > 0)) }
}

/** Keeps what is ready in the order of the template. */
function insert<Resource extends Ordered>(ready: Resource[], resource: Resource, rank: ReadonlyMap<string, number>): void {
  const place = rank.get(resource.logicalId) ?? 0
  const at = ready.findIndex(({ logicalId }) => (rank.get(logicalId) ?? 0) > place)
  ready.splice(at < 0 ? ready.length : at, 0, resource)
}

/** One ring, from a resource that waits along what it waits for until one comes again. */
function ringAmong(waiting: readonly Ordered[]): readonly string[] {
  const byId = new Map(waiting.map((resource) => [resource.logicalId, resource]))
  const path: string[] = []
  for (let here = waiting[0]; here; here = byId.get(here.dependsOn.find((id) => byId.has(id)) ?? '')) {
    const seen = path.indexOf(here.logicalId)
    if (seen >= 0) return path.slice(seen)
    path.push(here.logicalId)
  }
  return path
}
