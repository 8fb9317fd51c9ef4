/** curl's option for a verb; it takes GET by itself, and POST once there is a body. */
export function curlVerb(verb: string, hasBody = false): readonly string[] {
  if (verb === 'HEAD') return ['--head']
  return verb === 'GET' && !hasBody ? [] : [`-X ${verb}`]
}
