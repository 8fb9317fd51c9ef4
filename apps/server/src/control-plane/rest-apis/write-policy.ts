/** AWS answers a policy with its quotes and its slashes escaped once more than JSON asks for; Terraform counts on it. */
export function writePolicy(policy: string): string {
  return JSON.stringify(policy)
    .slice(1, -1)
    .replaceAll('/', String.raw`\/`)
}
